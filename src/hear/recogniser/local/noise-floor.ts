import type { Samples } from '../../../core/audio.ts';

/**
 * The loudest sample of the floor. It was measured with 22 clean sentences of espeak-ng, which has no room around it: the
 * median log odds that they were said rose from 0.35 to 1.96 (to 2.35 with four times as much, which a decoder that has
 * heard nothing before takes for a consonant), while those of unrelated sentences stayed below -3.
 */
const LOUDEST = 30;

/**
 * Lays a faint, even noise under a take. Between the words of a denoising microphone, or of a program that speaks, there
 * is nothing at all, which the acoustic model has never heard and takes for all sorts of phonemes. The same sound gets
 * the same noise.
 */
export class NoiseFloor {
  #state = 1;

  /** The next piece of the take. */
  under(samples: Samples): Samples {
    return samples.map((sample) => {
      // A linear congruential generator, as C libraries have it.
      this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      const noise = Math.round((this.#state / 0x3fff_ffff - 1) * LOUDEST);
      return Math.max(-32_768, Math.min(32_767, sample + noise));
    });
  }
}
