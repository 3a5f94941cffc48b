import type { Floats, Kernels } from '../kernels/kernels.ts';
import type { OnFrame } from './mel-spectrum.ts';
import { type NetworkLayers, RecurrentNetwork } from './recurrent-network.ts';
import { BANDS } from './shape.ts';

/** The opening is a convolution over the frames, one after the other; the closing is what is added to the frame. */
export interface DenoiserWeights extends NetworkLayers {
  /** It looks at so many frames before and behind the one that it cleans. */
  readonly look: number;
}

/**
 * Takes noise out of a stream of mel spectra: a small recurrent neural network that was trained on speech with noise over
 * it. What comes out is as many frames late as it looks ahead; before the first frame it sees this again.
 */
export class Denoiser {
  readonly #look: number;
  /** The frames that are looked at, the latest last. */
  readonly #seen: Floats;
  readonly #centre: Floats;
  readonly #latest: Floats;
  readonly #network: RecurrentNetwork;
  readonly #clean = new Float32Array(BANDS);
  #frames = 0;

  constructor(kernels: Kernels, weights: DenoiserWeights) {
    const { look } = weights;
    this.#look = look;
    this.#seen = kernels.floats((2 * look + 1) * BANDS);
    this.#centre = this.#seen.subarray(look * BANDS, (look + 1) * BANDS);
    this.#latest = this.#seen.subarray(2 * look * BANDS);
    this.#network = new RecurrentNetwork(kernels, weights, this.#seen);
  }

  /** What its network makes of the frame that came out last. */
  get hidden(): Floats {
    return this.#network.hidden;
  }

  /** A new stream begins. */
  reset(): void {
    this.#frames = 0;
    this.#network.reset();
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
    this.#network.step();
    const correction = this.#network.output;
    for (let band = 0; band < BANDS; band += 1) {
      this.#clean[band] = (this.#centre[band] ?? 0) + (correction[band] ?? 0);
    }
  }
}
