import type { Samples } from '../../../core/audio.ts';

/** Samples per second of what an {@link Upsampler} gives. */
export const UPSAMPLED_RATE = 24_000;

/** Taps on each side of an output sample: 1 ms of sound, the most that the output lags behind. */
const HALF_WIDTH = 16;
/** The share of the band that is passed, so that its mirror image above 8 kHz is not. */
const PASS = 0.94;

/** 16 kHz to 24 kHz, piece by piece, by a windowed sinc. What comes out does not depend on how the sound was cut. */
export class Upsampler {
  /** What came last, from input position `#from` on; before the first sample there is silence. */
  #kept = new Float64Array(HALF_WIDTH);
  #from = -HALF_WIDTH;
  #received = 0;
  #given = 0;

  /** What can be told by now; the last millisecond is kept back. */
  push(samples: Samples): Int16Array {
    this.#received += samples.length;
    return this.#next(samples, Math.floor(((this.#received - HALF_WIDTH) * 3 + 1) / 2));
  }

  /** The rest: three samples for every two that came. */
  end(): Int16Array {
    return this.#next(new Int16Array(HALF_WIDTH), Math.round((this.#received * 3) / 2));
  }

  /** Output up to the sample of that number, exclusive. */
  #next(more: Samples, until: number): Int16Array {
    const input = new Float64Array(this.#kept.length + more.length);
    input.set(this.#kept);
    input.set(more, this.#kept.length);
    const output = new Int16Array(Math.max(0, until - this.#given));
    for (let index = 0; index < output.length; index += 1) {
      const number = this.#given + index;
      const base = Math.floor((number * 2) / 3);
      const kernel = KERNELS[number % 3] ?? KERNELS[0];
      const first = base - HALF_WIDTH + 1 - this.#from;
      let sum = 0;
      for (let tap = 0; tap < 2 * HALF_WIDTH; tap += 1) sum += (input[first + tap] ?? 0) * (kernel?.[tap] ?? 0);
      output[index] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
    }
    this.#given += output.length;
    const needed = Math.floor((this.#given * 2) / 3) - HALF_WIDTH + 1;
    this.#kept = input.slice(needed - this.#from);
    this.#from = needed;
    return output;
  }
}

/** The taps for output samples that lie 0, 2/3 and 1/3 of a step after an input sample. */
const KERNELS: readonly Float64Array[] = [0, 2 / 3, 1 / 3].map((offset) => {
  const taps = Float64Array.from({ length: 2 * HALF_WIDTH }, (_, tap) => windowedSinc(offset - (tap - HALF_WIDTH + 1)));
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
});

/** A Blackman window over a sinc. */
function windowedSinc(distance: number): number {
  const x = distance * PASS;
  const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  const turn = Math.PI * Math.min(1, Math.max(-1, distance / HALF_WIDTH));
  return sinc * (0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn));
}
