import type { Floats, Kernels } from '../kernels/kernels.ts';
import { Affine, type Layer } from './affine.ts';
import { GatedMemory, type MemoryLayers } from './gated-memory.ts';
import type { OnFrame } from './mel-spectrum.ts';
import { BANDS } from './shape.ts';

export interface DenoiserWeights {
  /** It looks at so many frames before and behind the one that it cleans. */
  readonly look: number;
  /** From these frames, one after the other. */
  readonly convolution: Layer;
  readonly memory: MemoryLayers;
  /** From what is remembered and what comes out of the convolution, in this order, to what is added to the frame. */
  readonly correction: Layer;
}

/**
 * Takes noise out of a stream of mel spectra: a small recurrent neural network that was trained on speech with noise over
 * it. What comes out is as many frames late as it looks ahead; before the first frame it sees this
 * again.
 */
export class Denoiser {
  /** What it remembers, then what it convolved, of the frame that came out last: its correction is made of them. */
  readonly hidden: Floats;
  readonly #look: number;
  /** The frames that are looked at, the latest last. */
  readonly #seen: Floats;
  readonly #centre: Floats;
  readonly #latest: Floats;
  readonly #convolution: Affine;
  readonly #convolved: Floats;
  readonly #memory: GatedMemory;
  readonly #correction: Affine;
  readonly #clean = new Float32Array(BANDS);
  #frames = 0;

  constructor(kernels: Kernels, { look, convolution, memory, correction }: DenoiserWeights) {
    const units = memory.remembered.bias.length / 3;
    this.hidden = kernels.floats(units + convolution.bias.length);
    this.#look = look;
    this.#seen = kernels.floats((2 * look + 1) * BANDS);
    this.#centre = this.#seen.subarray(look * BANDS, (look + 1) * BANDS);
    this.#latest = this.#seen.subarray(2 * look * BANDS);
    this.#convolution = new Affine(kernels, convolution, this.#seen);
    this.#convolved = this.hidden.subarray(units);
    this.#memory = new GatedMemory(kernels, memory, this.#convolved, this.hidden.subarray(0, units));
    this.#correction = new Affine(kernels, correction, this.hidden);
  }

  /** A new stream begins. */
  reset(): void {
    this.#frames = 0;
    this.#memory.reset();
  }

  push(bands: Float32Array, onFrame: OnFrame): void {
    if (this.#frames === 0) {
      for (let at = 0; at < this.#seen.length; at += BANDS) this.#seen.set(bands, at);
    } else {
      this.#seen.copyWithin(0, BANDS);
      this.#latest.set(bands);
    }
    this.#frames += 1;
    if (this.#frames <= this.#look) return;
    this.#cleanCentre();
    onFrame(this.#clean);
  }

  #cleanCentre(): void {
    this.#convolution.apply();
    const { output } = this.#convolution;
    for (let at = 0; at < output.length; at += 1) this.#convolved[at] = Math.tanh(output[at] ?? 0);
    this.#memory.step();
    this.#correction.apply();
    for (let band = 0; band < BANDS; band += 1) {
      this.#clean[band] = (this.#centre[band] ?? 0) + (this.#correction.output[band] ?? 0);
    }
  }
}
