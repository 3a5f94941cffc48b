import { durationOf, type Samples } from '../../core/audio.ts';
import type { Level } from '../../core/heard.ts';
import type { Milliseconds } from '../../core/time.ts';

/** The level of digital silence, of which nothing is truly so many dB below: the quietest sample that is not 0 has −90. */
export const DIGITAL_SILENCE = -100;

/** How loud some sound is: never below {@link DIGITAL_SILENCE}, never above 0. */
export function levelOf(samples: Samples): Level {
  let peak = 0;
  let power = 0;
  for (const sample of samples) {
    peak = Math.max(peak, Math.abs(sample));
    power += sample * sample;
  }
  return { peak: decibels(peak / 32_768), rms: decibels(Math.sqrt(power / Math.max(1, samples.length)) / 32_768) };
}

/** The level of stretches of sound that are put together from frames. */
export class LevelMeter {
  readonly #span: Milliseconds;
  #frames: Samples[] = [];
  #length = 0;

  constructor(span: Milliseconds = 100) {
    this.#span = span;
  }

  /** The level since the last one that was given, as soon as that is the whole span. */
  add(samples: Samples): Level | undefined {
    this.#frames.push(samples);
    this.#length += samples.length;
    if (durationOf(this.#length) < this.#span) return undefined;
    const whole = new Int16Array(this.#length);
    let at = 0;
    for (const frame of this.#frames) {
      whole.set(frame, at);
      at += frame.length;
    }
    this.#frames = [];
    this.#length = 0;
    return levelOf(whole);
  }
}

function decibels(amplitude: number): number {
  if (amplitude === 0 || amplitude >= 1) return amplitude === 0 ? DIGITAL_SILENCE : 0;
  // A positive number is rounded, for a negative one could become −0.
  return Math.max(DIGITAL_SILENCE, 0 - Math.round(-200 * Math.log10(amplitude)) / 10);
}
