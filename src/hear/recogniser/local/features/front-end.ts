import type { Samples } from '../../../../core/audio.ts';
import type { Floats, Kernels } from '../kernels/kernels.ts';
import { cepstrumOf } from './cepstrum.ts';
import { Denoiser, type DenoiserWeights } from './denoiser.ts';
import { MelSpectrum, type OnFrame } from './mel-spectrum.ts';
import { CEPSTRA } from './shape.ts';

/** What the decoders hear of a stream of samples: the cepstra of each frame, cleaned of noise, their mean still in them. */
export class FrontEnd {
  readonly #spectrum = new MelSpectrum();
  readonly #denoiser: Denoiser;
  readonly #cepstrum = new Float32Array(CEPSTRA);

  constructor(kernels: Kernels, weights: DenoiserWeights) {
    this.#denoiser = new Denoiser(kernels, weights);
  }

  /** What the denoiser makes of the frame that came out last. */
  get hidden(): Floats {
    return this.#denoiser.hidden;
  }

  /** A new stream begins. */
  reset(): void {
    this.#spectrum.reset();
    this.#denoiser.reset();
  }

  /** The frames come some frames late. */
  push(samples: Samples, onCepstrum: OnFrame): void {
    this.#spectrum.push(samples, (bands) => this.#denoiser.push(bands, (clean) => this.#pass(clean, onCepstrum)));
  }

  #pass(clean: Float32Array, onCepstrum: OnFrame): void {
    cepstrumOf(clean, this.#cepstrum);
    onCepstrum(this.#cepstrum);
  }
}
