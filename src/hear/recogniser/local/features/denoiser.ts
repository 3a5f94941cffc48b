import { affine, type Layer } from './affine.ts';
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
 * it. What comes out is as many frames late as it looks ahead; before the first frame and behind the last one it sees
 * these again.
 */
export class Denoiser {
  readonly #weights: DenoiserWeights;
  readonly #memory: GatedMemory;
  /** The frames that are looked at, the latest last. */
  readonly #seen: Float64Array;
  readonly #centre: Float64Array;
  readonly #latest: Float64Array;
  readonly #convolved: Float64Array;
  /** What is remembered and what was convolved. */
  readonly #joined: Float64Array;
  readonly #correction = new Float64Array(BANDS);
  readonly #clean = new Float32Array(BANDS);
  #frames = 0;

  constructor(weights: DenoiserWeights) {
    const { look, convolution, memory } = weights;
    this.#weights = weights;
    this.#memory = new GatedMemory(memory);
    this.#seen = new Float64Array((2 * look + 1) * BANDS);
    this.#centre = this.#seen.subarray(look * BANDS, (look + 1) * BANDS);
    this.#latest = this.#seen.subarray(2 * look * BANDS);
    this.#convolved = new Float64Array(convolution.bias.length);
    this.#joined = new Float64Array(this.#memory.state.length + convolution.bias.length);
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
    if (this.#frames <= this.#weights.look) return;
    this.#cleanCentre();
    onFrame(this.#clean);
  }

  /** The stream is over: the frames that still wait for what comes behind them. */
  flush(onFrame: OnFrame): void {
    if (this.#frames === 0) return;
    const last = Float32Array.from(this.#latest);
    for (let ahead = 0; ahead < this.#weights.look; ahead += 1) this.push(last, onFrame);
    this.reset();
  }

  #cleanCentre(): void {
    const { convolution, correction } = this.#weights;
    const convolved = this.#convolved;
    affine(convolution, this.#seen, convolved);
    for (let at = 0; at < convolved.length; at += 1) convolved[at] = Math.tanh(convolved[at] ?? 0);
    this.#memory.step(convolved);
    this.#joined.set(this.#memory.state);
    this.#joined.set(convolved, this.#memory.state.length);
    affine(correction, this.#joined, this.#correction);
    for (let band = 0; band < BANDS; band += 1) {
      this.#clean[band] = (this.#centre[band] ?? 0) + (this.#correction[band] ?? 0);
    }
  }
}
