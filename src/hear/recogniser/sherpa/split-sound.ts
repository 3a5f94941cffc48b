import { SAMPLE_RATE } from '../../../core/audio.ts';
import type { Milliseconds } from '../../../core/time.ts';

const WINDOW = SAMPLE_RATE / 10;

/**
 * Cuts sound into pieces of at most `longest`, each cut in the quietest tenth of a second of the piece's last third,
 * where a word is least likely. Together the pieces are the sound.
 */
export function splitSound(samples: Float32Array, longest: Milliseconds): readonly Float32Array[] {
  const limit = Math.floor((longest * SAMPLE_RATE) / 1000);
  const pieces: Float32Array[] = [];
  let from = 0;
  while (samples.length - from > limit) {
    const cut = quietest(samples, from + Math.floor((limit * 2) / 3), from + limit);
    pieces.push(samples.subarray(from, cut));
    from = cut;
  }
  return [...pieces, samples.subarray(from)];
}

/** The middle of the quietest window. */
function quietest(samples: Float32Array, from: number, to: number): number {
  let best = { at: to, power: Number.POSITIVE_INFINITY };
  for (let at = from; at + WINDOW <= to; at += WINDOW / 2) {
    let power = 0;
    for (let index = at; index < at + WINDOW; index += 1) power += (samples[index] ?? 0) ** 2;
    if (power < best.power) best = { at: at + WINDOW / 2, power };
  }
  return best.at;
}
