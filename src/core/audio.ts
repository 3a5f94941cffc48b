import type { Milliseconds } from './time.ts';

/** Samples per second everywhere in Wilco: what the recognisers were trained on. */
export const SAMPLE_RATE = 16_000;

/** A stretch of sound: mono, 16 kHz, signed 16 bit, native byte order. Never modified once handed on. */
export type Samples = Int16Array;

/** Samples as they came from the microphone. `at` is when they arrived, in milliseconds since the epoch. */
export interface Frame {
  readonly samples: Samples;
  readonly at: Milliseconds;
}

/** How long `samples` samples of sound last. */
export function durationOf(samples: number): Milliseconds {
  return (samples * 1000) / SAMPLE_RATE;
}
