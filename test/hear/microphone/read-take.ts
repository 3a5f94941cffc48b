import type { Frame } from '../../../src/core/audio.ts';
import type { Take } from '../../../src/core/microphone.ts';

/** A take being read: its frames so far, and how it ended. */
export class ReadTake {
  readonly frames: Frame[] = [];
  /** Resolves with what it threw, or undefined. */
  readonly ended: Promise<unknown>;
  readonly #take: Take;

  constructor(take: Take) {
    this.#take = take;
    this.ended = this.#read();
  }

  get samples(): readonly number[] {
    return this.frames.flatMap(({ samples }) => [...samples]);
  }

  stop(): void {
    this.#take.stop();
  }

  async #read(): Promise<unknown> {
    try {
      for await (const frame of this.#take.frames) this.frames.push(frame);
      return undefined;
    } catch (thrown) {
      return thrown;
    }
  }
}
