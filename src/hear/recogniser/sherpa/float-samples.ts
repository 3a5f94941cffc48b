import type { Samples } from '../../../core/audio.ts';

/** Samples as the models want them: -1 to 1. */
export function floatSamples(chunks: readonly Samples[]): Float32Array {
  const whole = new Float32Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    for (const sample of chunk) {
      whole[at] = sample / 32_768;
      at += 1;
    }
  }
  return whole;
}
