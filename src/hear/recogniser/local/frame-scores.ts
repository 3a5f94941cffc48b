import type { Segment } from './sphinx-decoder.ts';

/** The numbers of a segment's frames, in order. */
export function framesIn({ firstFrame, lastFrame }: Segment): readonly number[] {
  return Array.from({ length: Math.max(0, lastFrame - firstFrame + 1) }, (_, index) => firstFrame + index);
}

/** The score of each frame, a segment's spread evenly over its frames: what a sentence is compared with, phoneme by phoneme. */
export function scorePerFrame(phones: readonly Segment[]): ReadonlyMap<number, number> {
  const scores = new Map<number, number>();
  for (const phone of phones) {
    const frames = framesIn(phone);
    for (const frame of frames) scores.set(frame, phone.score / frames.length);
  }
  return scores;
}
