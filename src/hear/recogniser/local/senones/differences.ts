import type { OnFrame } from '../features/mel-spectrum.ts';
import { CEPSTRA } from '../features/shape.ts';

/** Frames that the differences reach behind and ahead. */
const REACH = 3;

/**
 * What the acoustic model hears of each frame: its cepstra, how they change over four frames, and how this changes (what
 * sphinxbase calls 1s_c_d_dd). Three frames late; before the first frame this is heard again.
 */
export class Differences {
  /** The frames around the one that comes out, the latest last. */
  readonly #frames = Array.from({ length: 2 * REACH + 1 }, () => new Float32Array(CEPSTRA));
  readonly #features = new Float32Array(3 * CEPSTRA);
  #count = 0;

  /** A new stream begins. */
  reset(): void {
    this.#count = 0;
  }

  /** `onFeatures` is given three numbers for each of the cepstra. */
  push(cepstrum: Float32Array, onFeatures: OnFrame): void {
    if (this.#count === 0) for (const frame of this.#frames) frame.set(cepstrum);
    else this.#shift(cepstrum);
    this.#count += 1;
    if (this.#count <= REACH) return;
    this.#differ();
    onFeatures(this.#features);
  }

  #shift(cepstrum: Float32Array): void {
    const oldest = this.#frames.shift();
    if (oldest === undefined) return;
    oldest.set(cepstrum);
    this.#frames.push(oldest);
  }

  #differ(): void {
    const [a, b, c, now, e, f, g] = this.#frames;
    for (let at = 0; at < CEPSTRA; at += 1) {
      const number = (frame: Float32Array | undefined) => frame?.[at] ?? 0;
      this.#features[at] = number(now);
      this.#features[CEPSTRA + at] = number(f) - number(b);
      this.#features[2 * CEPSTRA + at] = number(g) - number(c) - (number(e) - number(a));
    }
  }
}
