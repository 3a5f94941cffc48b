import type { Frame } from '../../core/audio.ts';
import type { Milliseconds } from '../../core/time.ts';

/** Longer than a phrase and the engine's delay, so that some of the room before the phrase is in it. */
const REMEMBERED: Milliseconds = 3000;

/** A recorder delivers every few milliseconds; the slowest of them every 250. */
const GAP: Milliseconds = 1000;

/** The last three seconds of sound. */
export class RecentFrames {
  #frames: Frame[] = [];

  add(frame: Frame): void {
    this.#frames.push(frame);
    for (let [first] = this.#frames; first !== undefined && first.at < frame.at - REMEMBERED; [first] = this.#frames) {
      this.#frames.shift();
    }
  }

  /** Whether no sound came for so long before it that it does not follow. */
  isAfterGap({ at }: Frame): boolean {
    const last = this.#frames.at(-1);
    return last !== undefined && at - last.at > GAP;
  }

  /** All of them in order, which are then forgotten. */
  take(): readonly Frame[] {
    const frames = this.#frames;
    this.#frames = [];
    return frames;
  }
}
