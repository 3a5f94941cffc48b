import type { Frame } from '../../core/audio.ts';

/** A follower that is this many frames behind loses the oldest: some ten seconds. */
const LONGEST = 256;

/** Hands every frame to all that follow, each at its own pace. */
export class Followers {
  readonly #queues = new Set<Queue>();

  add(frame: Frame): void {
    for (const queue of this.#queues) queue.add(frame);
  }

  /** Frames from now on, until `signal` aborts or the reader leaves. */
  async *follow(signal: AbortSignal): AsyncIterable<Frame> {
    const queue = new Queue();
    const wake = () => queue.wake();
    this.#queues.add(queue);
    signal.addEventListener('abort', wake);
    try {
      while (!signal.aborted) {
        const frame = queue.frames.shift();
        if (frame === undefined) await queue.news();
        else yield frame;
      }
    } finally {
      signal.removeEventListener('abort', wake);
      this.#queues.delete(queue);
    }
  }
}

class Queue {
  readonly frames: Frame[] = [];
  wake: () => void = () => undefined;

  add(frame: Frame): void {
    this.frames.push(frame);
    if (this.frames.length > LONGEST) this.frames.shift();
    this.wake();
  }

  news(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}
