import type { Milliseconds } from '../../core/time.ts';

/**
 * Calls `onDue` once, when `limit` has gone by since `start` or the last `refresh`. It counts in steps, none of them
 * longer than a little: while this process or the machine sleeps, no time goes by, and what was printed meanwhile is
 * read first.
 */
export class Countdown {
  readonly #limit: Milliseconds;
  readonly #onDue: () => void;
  #timer: NodeJS.Timeout | undefined;
  #passed: Milliseconds = 0;
  #lastStep: Milliseconds = 0;

  constructor(limit: Milliseconds, onDue: () => void) {
    this.#limit = limit;
    this.#onDue = onDue;
  }

  /** Begins, if it has not yet. */
  start(): void {
    if (this.#timer !== undefined) return;
    const step = Math.min(500, Math.max(1, this.#limit / 10));
    this.#lastStep = performance.now();
    this.#timer = setInterval(() => this.#tick(step), step).unref();
  }

  refresh(): void {
    this.#passed = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(step: Milliseconds): void {
    const now = performance.now();
    this.#passed += Math.min(now - this.#lastStep, 2 * step);
    this.#lastStep = now;
    if (this.#passed < this.#limit) return;
    this.stop();
    this.#onDue();
  }
}
