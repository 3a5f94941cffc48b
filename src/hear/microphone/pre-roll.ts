import { durationOf, type Frame } from '../../core/audio.ts';
import type { Milliseconds } from '../../core/time.ts';

/** The sound of the last moments: at least `length` of it, as soon as so much has come, and one frame more at most. */
export class PreRoll {
  readonly #length: Milliseconds;
  #frames: Frame[] = [];
  #samples = 0;

  constructor(length: Milliseconds) {
    this.#length = length;
  }

  add(frame: Frame): void {
    this.#frames.push(frame);
    this.#samples += frame.samples.length;
    for (let oldest = this.#frames[0]; oldest !== undefined; oldest = this.#frames[0]) {
      const without = this.#samples - oldest.samples.length;
      if (durationOf(without) < this.#length) return;
      this.#frames.shift();
      this.#samples = without;
    }
  }

  /** Oldest first. */
  frames(): readonly Frame[] {
    return [...this.#frames];
  }

  clear(): void {
    this.#frames = [];
    this.#samples = 0;
  }
}
