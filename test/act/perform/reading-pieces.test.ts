import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPiece } from '../../../src/act/perform/reading-pieces.ts';

const size = { sentences: 100, characters: 60 };

describe('a piece of a text', () => {
  it.each([
    ['is the whole of a short one', 'Done. All is well.', 'Done. All is well.'],
    [
      'is a paragraph',
      `${'One two three. '.repeat(3)}\n\nFour five six seven.`,
      'One two three. One two three. One two three.',
    ],
    ['is more than a short paragraph', `Yes.\n\n${'word '.repeat(30)}`, `Yes.\n\n${'word '.repeat(11).trim()}`],
    ['ends with a line', `${'a line of it\n'.repeat(9)}`, 'a line of it\na line of it\na line of it\na line of it'],
    [
      'ends with a sentence',
      `${'This one is a sentence of it. '.repeat(5)}`,
      'This one is a sentence of it. This one is a sentence of it.',
    ],
    ['ends with a word', 'wordy '.repeat(40), 'wordy '.repeat(10).trim()],
    ['cuts what has no words', 'x'.repeat(100), 'x'.repeat(60)],
    ['cuts no character in half', `x${'🙂'.repeat(50)}`, `x${'🙂'.repeat(29)}`],
    ['is nothing of nothing', ' \n ', ''],
  ])('%s', (_, text, piece) => {
    expect(firstPiece(text, size).piece).toBe(piece);
  });

  it('holds so many sentences, where they are fewer than the characters allow', () => {
    const { piece, rest } = firstPiece('One. Two. Three. Four.', { sentences: 2, characters: 220 });
    expect([piece, rest]).toEqual(['One. Two.', 'Three. Four.']);
  });

  it('after piece gives all of the text, in bounds, but for blanks between them', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(' ', '\n', '\n\n', '. ', 'ab', '🙂'), fc.string()),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, (whole) => {
        const pieces: string[] = [];
        for (let rest = whole; ; ) {
          const next = firstPiece(rest, size);
          pieces.push(next.piece);
          if (next.rest === '') break;
          rest = next.rest;
        }
        expect(pieces.join('').replaceAll(/\s/g, '')).toBe(whole.replaceAll(/\s/g, ''));
        expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(61);
        if (whole.trim() !== '') expect(pieces).not.toContain('');
      }),
      { numRuns: 500 },
    );
  });
});
