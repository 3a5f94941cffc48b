import FFT from 'fft.js';
import type { Samples } from '../../../../core/audio.ts';
import { melFilters } from './mel-filters.ts';
import { BANDS, HOP, WINDOW } from './shape.ts';

/** Is given the same array each time, with other numbers in it. */
export type OnFrame = (frame: Float32Array) => void;

/**
 * The natural logarithm of the power in each mel band, a hundred times a second, from a stream of samples: what sphinxbase
 * computes (fe_sigproc.c) without its noise removal. A last frame that is not full is left out.
 */
export class MelSpectrum {
  readonly #fft = new FFT(SIZE);
  /** The latest samples, emphasised. */
  readonly #recent = new Float64Array(WINDOW);
  /** What is behind the window stays zero. */
  readonly #windowed = new Float64Array(SIZE);
  /** Real and imaginary parts in turn. */
  readonly #spectrum = new Float64Array(2 * SIZE);
  readonly #power = new Float64Array(SIZE / 2 + 1);
  readonly #bands = new Float32Array(BANDS);
  #filled = 0;
  #previous = 0;

  /** A new stream begins. */
  reset(): void {
    this.#filled = 0;
    this.#previous = 0;
  }

  push(samples: Samples, onFrame: OnFrame): void {
    for (let at = 0; at < samples.length; at += 1) {
      const sample = samples[at] ?? 0;
      this.#recent[this.#filled] = sample - EMPHASIS * this.#previous;
      this.#previous = sample;
      this.#filled += 1;
      if (this.#filled < WINDOW) continue;
      this.#measure();
      onFrame(this.#bands);
      this.#recent.copyWithin(0, HOP);
      this.#filled = WINDOW - HOP;
    }
  }

  #measure(): void {
    const power = this.#power;
    const spectrum = this.#spectrum;
    for (let at = 0; at < WINDOW; at += 1) this.#windowed[at] = (this.#recent[at] ?? 0) * (hamming[at] ?? 0);
    this.#fft.realTransform(spectrum, this.#windowed);
    for (let bin = 0; bin < power.length; bin += 1) {
      power[bin] = (spectrum[2 * bin] ?? 0) ** 2 + (spectrum[2 * bin + 1] ?? 0) ** 2;
    }
    filters.forEach(({ first, weights }, band) => {
      let sum = 0;
      for (let at = 0; at < weights.length; at += 1) sum += (power[first + at] ?? 0) * (weights[at] ?? 0);
      // The library's floor: a band in which nothing is counts 0.
      this.#bands[band] = Math.log(sum + 1);
    });
  }
}

const SIZE = 512;

/** What is left of the sample before, from the next one: high frequencies become stronger. */
const EMPHASIS = 0.97;

const hamming = Float64Array.from(
  { length: WINDOW },
  (_, index) => 0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (WINDOW - 1)),
);

const filters = melFilters(SIZE);
