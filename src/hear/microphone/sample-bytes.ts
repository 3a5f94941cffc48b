import type { Samples } from '../../core/audio.ts';

/** Puts little-endian 16 bit samples together from chunks of bytes that may end in the middle of one. */
export class SampleBytes {
  #odd: number | undefined;

  /** The whole samples of all bytes so far that were not given yet; a copy. */
  take(chunk: Buffer): Samples {
    const bytes = this.#odd === undefined ? chunk : Buffer.concat([Buffer.of(this.#odd), chunk]);
    const whole = bytes.length >> 1;
    this.#odd = bytes.length % 2 === 0 ? undefined : bytes[bytes.length - 1];
    const samples = new Int16Array(whole);
    for (let index = 0; index < whole; index += 1) samples[index] = bytes.readInt16LE(index * 2);
    return samples;
  }
}
