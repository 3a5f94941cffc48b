import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE_RATE, type Samples } from '../../../src/core/audio.ts';
import { WilcoError } from '../../../src/core/error.ts';
import { readRiff } from '../../../src/hear/recogniser/wav/riff.ts';
import { seededNumber } from './seeded-number.ts';

/** Sentence and noise are compared by the loudest stretch of so many samples. */
const STRETCH = 2048;

/**
 * A clean sentence with a piece of noise under it at `snr` dB, by the rule of Picovoice's public speech-to-intent
 * benchmark: the loudest stretch of the sentence against that of the noise. `name` (the sentence's file) and `snr` choose
 * the piece, always the same one; the whole is scaled to half of full scale. `noise` is longer than `clean`, which holds
 * a stretch at least. Bytes as speech-dev's own `mix.py` writes them.
 */
export function mixed(clean: Samples, noise: Samples, snr: number, name: string): Samples {
  const seed = createHash('sha1').update(`${name}:${snr}`).digest().readUInt32BE(0);
  const from = seededNumber(seed, noise.length - clean.length);
  const speech = Float64Array.from(clean, (sample) => sample / 32_768);
  const under = Float64Array.from(noise.subarray(from, from + clean.length), (sample) => sample / 32_768);
  const gain = Math.sqrt(loudest(speech) / (loudest(under) * 10 ** (snr / 10)));
  const sum = speech.map((sample, index) => sample + gain * (under[index] ?? 0));
  const scale = 2 * sum.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  return Int16Array.from(sum, (sample) => (sample / scale) * 32_767);
}

/** The kitchen noise of a folder of recordings, mono, 16 kHz and 16 bit; undefined where there is none. */
export async function kitchenNoise(folder: string | undefined): Promise<Samples | undefined> {
  if (folder === undefined) return undefined;
  const file = join(folder, 'noise', 'kitchen.wav');
  if (!existsSync(file)) return undefined;
  // Longer than what readWav takes for one that somebody said.
  const riff = readRiff(readFileSync(file));
  if (riff.type !== 'wav' || riff.format.rate !== SAMPLE_RATE || riff.format.channels !== 1) {
    throw new WilcoError({
      code: 'audio_format',
      message: `${file} is not a mono WAV file of 16 kHz.`,
      hint: 'Put the noise there as the recordings came with it.',
    });
  }
  return new Int16Array(Uint8Array.from(riff.data).buffer);
}

function loudest(samples: Float64Array): number {
  let most = 0;
  for (let from = 0; from + STRETCH <= samples.length; from += STRETCH) {
    most = Math.max(most, energy(samples, from, STRETCH));
  }
  return most;
}

/** Added up in numpy's order, for the same rounding: halves, and eight sums side by side in the last 128. */
function energy(samples: Float64Array, from: number, count: number): number {
  if (count > 128) return energy(samples, from, count / 2) + energy(samples, from + count / 2, count / 2);
  const sums = new Float64Array(8);
  for (let index = 0; index < count; index += 1) {
    sums[index % 8] = (sums[index % 8] ?? 0) + (samples[from + index] ?? 0) ** 2;
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = sums;
  return a + b + (c + d) + (e + f + (g + h));
}
