import { framesIn, scorePerFrame } from '../../recogniser/local/frame-scores.ts';
import type { Segment } from '../../recogniser/local/sphinx-decoder.ts';

/** How well a stretch of sound holds the phrase. */
export interface PhraseFit {
  /**
   * The mean difference per frame between the phrase and the best sequence of phonemes over the same frames, in the
   * decoder's units: about 0 and mostly below it, as phonemes fit anything.
   */
  readonly difference: number;
  /** How many frames of 10 ms the phrase lasts. */
  readonly frames: number;
  /** The phrase's last frame. */
  readonly end: number;
}

/** Undefined when the path does not hold all `words`. Scores are of decoders in which every senone is scored. */
export function phraseFit(
  words: readonly string[],
  path: readonly Segment[],
  phones: readonly Segment[],
): PhraseFit | undefined {
  const wanted = new Set(words);
  const said = path.filter(({ word }) => wanted.has(word.replace(/\(\d+\)$/, '')));
  if (said.length !== words.length) return undefined;
  const free = scorePerFrame(phones);
  const frames = said.flatMap(framesIn);
  const score = said.reduce((sum, { score }) => sum + score, 0);
  const loop = frames.reduce((sum, frame) => sum + (free.get(frame) ?? 0), 0);
  return { difference: (score - loop) / frames.length, frames: frames.length, end: frames.at(-1) ?? 0 };
}
