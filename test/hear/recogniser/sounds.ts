import { SAMPLE_RATE, type Samples } from '../../../src/core/audio.ts';
import type { Milliseconds } from '../../../src/core/time.ts';

/** Digital silence. */
export function silence(duration: Milliseconds): Samples {
  return new Int16Array((duration * SAMPLE_RATE) / 1000);
}

/** The same noise every time; `level` is the peak, 1 is full scale. */
export function noise(duration: Milliseconds, level: number): Samples {
  let seed = 12_345;
  return silence(duration).map(() => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.round((seed / 0x3fff_ffff - 1) * level * 32_767);
  });
}

export function tone(duration: Milliseconds, frequency: number, level: number): Samples {
  return silence(duration).map((_, index) =>
    Math.round(Math.sin((2 * Math.PI * frequency * index) / SAMPLE_RATE) * level * 32_767),
  );
}

export function joined(...parts: readonly Samples[]): Samples {
  const whole = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The loudness of speech without its words: syllables of 150 ms of a buzz over a quiet room. */
export function murmur(syllables: number): Samples {
  const room = noise(400, 0.001);
  const buzz = tone(150, 180, 0.2).map((sample, index) => sample + ((index % 90) - 45) * 40);
  const parts = Array.from({ length: syllables }, () => [buzz, noise(80, 0.001)]).flat();
  return joined(room, ...parts, room);
}

/** In frames of 20 ms, as a microphone delivers them. */
export function frames(samples: Samples): readonly Samples[] {
  const size = SAMPLE_RATE / 50;
  return Array.from({ length: Math.ceil(samples.length / size) }, (_, index) =>
    samples.slice(index * size, (index + 1) * size),
  );
}
