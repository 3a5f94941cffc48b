import { SAMPLE_RATE, type Samples } from '../../../core/audio.ts';

const SIZE = 3 * SAMPLE_RATE;

/** The last three seconds of sound, by their places in all of it. */
export class RecentSound {
  readonly #samples = new Int16Array(SIZE);
  #end = 0;
  #start = 0;

  /** How many samples there ever were. */
  get end(): number {
    return this.#end;
  }

  push(samples: Samples): void {
    samples.forEach((sample, at) => {
      this.#samples[(this.#end + at) % SIZE] = sample;
    });
    this.#end += samples.length;
  }

  /** Nothing is known any more of what came so far. Places go on. */
  clear(): void {
    this.#start = this.#end;
  }

  /** From this place on, or from the earliest that is still known. */
  since(place: number): Samples {
    const from = Math.max(this.#start, place, this.#end - SIZE);
    return Int16Array.from({ length: this.#end - from }, (_, at) => this.#samples[(from + at) % SIZE] ?? 0);
  }
}
