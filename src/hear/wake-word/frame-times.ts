import { SAMPLE_RATE } from '../../core/audio.ts';
import type { Milliseconds } from '../../core/time.ts';

/** An engine answers within a second, however busy the machine is; after this nobody asks any more. */
const REMEMBERED = 10 * SAMPLE_RATE;

/** When each stretch of the sound arrived, by its place in all of it. */
export class FrameTimes {
  readonly #frames: { readonly end: number; readonly at: Milliseconds }[] = [];
  #end = 0;
  #start = 0;

  add(samples: number, at: Milliseconds): void {
    this.#end += samples;
    this.#frames.push({ end: this.#end, at });
    for (
      let [first] = this.#frames;
      first !== undefined && first.end < this.#end - REMEMBERED;
      [first] = this.#frames
    ) {
      this.#frames.shift();
    }
  }

  /** Nothing is known any more of what came so far. Places go on. */
  clear(): void {
    this.#frames.length = 0;
    this.#start = this.#end;
  }

  /** When the sample at that place arrived; undefined when that was before the last `clear`, or is forgotten. */
  at(place: number): Milliseconds | undefined {
    return place <= this.#start ? undefined : this.#frames.find(({ end }) => end >= place)?.at;
  }
}
