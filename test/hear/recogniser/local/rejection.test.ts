import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/hear/recogniser/local/rejection.ts';
import type { Segment } from '../../../../src/hear/recogniser/local/sphinx-decoder.ts';

/** Segments one after the other: name, frames, score of each frame. */
function path(...parts: readonly (readonly [word: string, frames: number, score: number])[]): readonly Segment[] {
  let at = 0;
  return parts.map(([word, frames, score]) => {
    const firstFrame = at;
    at += frames;
    return { word, firstFrame, lastFrame: at - 1, score: score * frames };
  });
}

const phones = path(['SIL', 20, -30], ['K', 40, -10], ['AE', 40, -20], ['SIL', 20, -30]);

describe('the rejection of what was not said', () => {
  test('a sentence nearly as good as the phonemes is accepted with confidence', () => {
    const sentence = path(['<sil>', 20, -30], ['cancel', 40, -14], ['it', 40, -25], ['<sil>', 20, -30]);
    expect(judge(sentence, phones)).toEqual({ type: 'accepted', confidence: 1 });
  });

  test('a sentence far below the phonemes is rejected', () => {
    const sentence = path(['<sil>', 20, -30], ['cancel', 40, -60], ['it', 40, -50], ['<sil>', 20, -30]);
    expect(judge(sentence, phones).type).toBe('rejected');
  });

  test('a good word is rejected when most of the speech was taken for a pause', () => {
    const sentence = path(['<sil>', 70, -20], ['no', 30, -20], ['<sil>', 20, -30]);
    expect(judge(sentence, phones).type).toBe('rejected');
  });

  test('a long sentence with bad guesses is accepted when it began well', () => {
    const free = path(['K', 100, -10]);
    const began = (opening: number) =>
      judge(path(['start', 15, opening], ['task', 15, opening], ['fix', 15, opening], ...guesses), free).type;
    const guesses = [
      ['a', 15, -50],
      ['b', 15, -50],
      ['c', 25, -50],
    ] as const;
    expect([began(-15), began(-45)]).toEqual(['accepted', 'rejected']);
  });

  test('no word, or no phoneme, is no sentence', () => {
    expect(judge(path(['<sil>', 120, 0]), phones)).toEqual({ type: 'rejected', confidence: 0 });
    expect(judge(path(['yes', 100, -5]), path(['SIL', 100, -5])).type).toBe('rejected');
  });
});
