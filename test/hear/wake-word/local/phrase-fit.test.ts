import { expect, test } from 'vitest';
import type { Segment } from '../../../../src/hear/recogniser/local/sphinx-decoder.ts';
import { phraseFit } from '../../../../src/hear/wake-word/local/phrase-fit.ts';

type Part = readonly [word: string, frames: number, scorePerFrame: number];

/** Segments one after the other. */
function path(...parts: readonly Part[]): readonly Segment[] {
  let at = 0;
  return parts.map(([word, frames, score]) => {
    const firstFrame = at;
    at += frames;
    return { word, firstFrame, lastFrame: at - 1, score: score * frames };
  });
}

const words = ['hey', 'wilco'];
const loop = path(['SIL', 20, -10], ['EY', 20, -30], ['W', 40, -30], ['SIL', 20, -10]);

test('the phrase is compared with the phonemes over its own frames only', () => {
  const said = path(['<sil>', 20, -90], ['hey', 20, -35], ['wilco', 40, -35], ['phoneme_S', 20, -90]);
  expect(phraseFit(words, said, loop)).toEqual({ difference: -5, frames: 60, end: 79 });
});

test('a long word weighs more than a short one', () => {
  const said = path(['<sil>', 20, -10], ['hey', 20, -60], ['wilco', 40, -30]);
  expect(phraseFit(words, said, loop)?.difference).toBe(-10);
});

test('a second pronunciation is the same word', () => {
  const said = path(['<sil>', 20, -10], ['hey(2)', 20, -30], ['wilco(3)', 40, -30]);
  expect(phraseFit(words, said, loop)?.difference).toBe(0);
});

test('a phrase of which a word is missing was not said', () => {
  expect(phraseFit(words, path(['<sil>', 20, -10], ['hey', 60, -30]), loop)).toBeUndefined();
});
