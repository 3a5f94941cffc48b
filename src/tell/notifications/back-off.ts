import type { Milliseconds } from '../../core/time.ts';

/** When to try again what failed: after 250 ms, then twice as long each time, up to 30 s. Runs no timer. */
export class BackOff {
  readonly #now: () => Milliseconds;
  #failures = 0;
  #nextAt: Milliseconds = 0;

  constructor(now: () => Milliseconds) {
    this.#now = now;
  }

  /** False while it is too early for another attempt. */
  get isDue(): boolean {
    return this.#now() >= this.#nextAt;
  }

  failed(): void {
    this.#nextAt = this.#now() + Math.min(30_000, 250 * 2 ** Math.min(this.#failures, 10));
    this.#failures += 1;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#nextAt = 0;
  }
}
