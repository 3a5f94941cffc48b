import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duration } from '../../src/cli/duration.ts';
import { table } from '../../src/cli/table.ts';
import { plainLine, plainText } from '../../src/core/plain-text.ts';

describe('plain text', () => {
  it('keeps words, newlines and tabs and drops what drives a terminal', () => {
    expect(plainText('a\tb\n\u001b[1;31mred\u001b[0m\u001b]8;;http://x\u0007link\u001b]8;;\u0007\u0008')).toBe(
      'a\tb\nredlink',
    );
  });

  it('of anything has no control characters', () => {
    const wild = fc.string({
      unit: fc.constantFrom('\u001b', '[', ']', '\u009b', '\u0007', '\r', '\u202e', 'm', '1', 'ü'),
    });
    fc.assert(
      fc.property(wild, (text) => {
        expect(plainText(text)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(plainLine(text)).not.toMatch(/[\n\t]/);
      }),
    );
  });
});

describe('a table', () => {
  it('aligns its columns by letters and has no trailing blanks', () => {
    const rows = [
      ['a', 'b', ''],
      ['🙂ü', 'long word', 'x'],
    ];
    expect(table(rows)).toBe('a   b\n🙂ü  long word  x');
  });

  it('cuts rows that are too wide for the terminal', () => {
    expect(table([['12345', '67890']], 8)).toBe('12345  …');
    expect(table([['12345']], 5)).toBe('12345');
  });
});

describe('a span of time', () => {
  it.each([
    [-5, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [125_000, '2 min 5 s'],
    [3_840_000, '1 h 4 min'],
    [(3 * 24 + 4) * 3_600_000, '3 d 4 h'],
  ])('of %i ms reads %s', (span, words) => {
    expect(duration(span)).toBe(words);
  });
});
