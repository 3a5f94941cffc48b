import { CEPSTRA } from './shape.ts';

/** Cepstra of one frame after the other, in one piece of memory that grows. */
export class CepstraList {
  #values = new Float32Array(64 * CEPSTRA);
  #frames = 0;

  get frames(): number {
    return this.#frames;
  }

  /** Not for keeping: what comes next is written into it. */
  get values(): Float32Array {
    return this.#values.subarray(0, this.#frames * CEPSTRA);
  }

  clear(): void {
    this.#frames = 0;
  }

  /** Without the mean. */
  append(cepstrum: Float32Array, mean: Float32Array): void {
    const end = this.#frames * CEPSTRA;
    if (end === this.#values.length) {
      const wider = new Float32Array(2 * end);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#frames += 1;
    for (let at = 0; at < CEPSTRA; at += 1) this.#values[end + at] = (cepstrum[at] ?? 0) - (mean[at] ?? 0);
  }
}
