import { durationOf, SAMPLE_RATE, type Samples } from '../../core/audio.ts';
import type { Milliseconds } from '../../core/time.ts';

const SIZE = SAMPLE_RATE / 50;

/** How long each level of {@link SoundLevels} is measured over. */
export const LEVEL_WINDOW: Milliseconds = durationOf(SIZE);

/** Nothing at all; no window is quieter. */
const SILENCE = -120;

/** The loudness of sound, window by window, from pieces of any size. */
export class SoundLevels {
  #sum = 0;
  #filled = 0;
  #previous = 0;

  /** Levels of the windows that became full, in dB below full scale of the differenced signal. */
  push(samples: Samples): readonly number[] {
    const levels: number[] = [];
    for (const sample of samples) {
      // The difference of neighbours takes away hum and offset, which lie below speech.
      const change = (sample - this.#previous) / 32_768;
      this.#previous = sample;
      this.#sum += change * change;
      this.#filled += 1;
      if (this.#filled < SIZE) continue;
      levels.push(Math.max(SILENCE, 10 * Math.log10(this.#sum / SIZE)));
      this.#sum = 0;
      this.#filled = 0;
    }
    return levels;
  }
}
