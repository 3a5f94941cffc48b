import type { OnFrame } from '../features/mel-spectrum.ts';
import { CEPSTRA, REACH } from '../features/shape.ts';
import type { Floats, Kernels } from '../kernels/kernels.ts';

const FRAMES = 2 * REACH + 1;

/**
 * What the acoustic model hears of each frame: its cepstra, how they change over four frames, and how this changes (what
 * sphinxbase calls 1s_c_d_dd). Three frames late; before the first frame this is heard again.
 */
export class Differences {
  /** The cepstra of the seven frames around the one that comes out, the latest last. */
  readonly around: Floats;
  readonly #features = new Float32Array(3 * CEPSTRA);
  #count = 0;

  constructor(kernels: Kernels) {
    this.around = kernels.floats(FRAMES * CEPSTRA);
  }

  /** A new stream begins. */
  reset(): void {
    this.#count = 0;
  }

  /** `onFeatures` is given three numbers for each of the cepstra. */
  push(cepstrum: Float32Array, onFeatures: OnFrame): void {
    if (this.#count === 0) {
      for (let frame = 0; frame < FRAMES; frame += 1) this.around.set(cepstrum, frame * CEPSTRA);
    } else {
      this.around.copyWithin(0, CEPSTRA);
      this.around.set(cepstrum, (FRAMES - 1) * CEPSTRA);
    }
    this.#count += 1;
    if (this.#count <= REACH) return;
    this.#differ();
    onFeatures(this.#features);
  }

  #differ(): void {
    const { around } = this;
    for (let at = 0; at < CEPSTRA; at += 1) {
      const away = (frames: number) => around[(REACH + frames) * CEPSTRA + at] ?? 0;
      this.#features[at] = away(0);
      this.#features[CEPSTRA + at] = away(2) - away(-2);
      this.#features[2 * CEPSTRA + at] = away(3) - away(-1) - (away(1) - away(-3));
    }
  }
}
