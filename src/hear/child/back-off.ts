import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../../core/time.ts';

export interface BackOffTimes {
  /** The wait after the first failure; each further one doubles it. */
  readonly first: Milliseconds;
  readonly longest: Milliseconds;
  /** Whatever ran as long as this was healthy: the next wait is `first` again. */
  readonly healthyAfter: Milliseconds;
}

export const usualBackOff: BackOffTimes = { first: 250, longest: 30_000, healthyAfter: 10_000 };

/** How long to wait before something that failed is tried again. */
export class BackOff {
  readonly #times: BackOffTimes;
  #next: Milliseconds;

  constructor(times: BackOffTimes = usualBackOff) {
    this.#times = times;
    this.#next = times.first;
  }

  /** The wait after an attempt that lasted `lived`. */
  delayAfter(lived: Milliseconds): Milliseconds {
    if (lived >= this.#times.healthyAfter) this.#next = this.#times.first;
    const delay = this.#next;
    this.#next = Math.min(delay * 2, this.#times.longest);
    return delay;
  }

  /** Resolves after that wait, or at once when `signal` aborts. Never rejects. */
  async wait(lived: Milliseconds, signal: AbortSignal): Promise<void> {
    await sleep(this.delayAfter(lived), undefined, { signal }).catch(() => undefined);
  }
}
