import type { Milliseconds } from '../../core/time.ts';

export interface WatchdogOptions {
  /** 0: no limit. */
  readonly timeLimit: Milliseconds;
  /** 0: nothing counts as stalled. */
  readonly stalledAfter: Milliseconds;
  /** How much its processes have worked so far, in clock ticks (of 10 ms). */
  readonly work: () => number;
  readonly onTimeLimit: () => void;
  /** Called with true when it stalls, with false when it goes on. */
  readonly onStall: (stalled: boolean) => void;
}

/** The share of its time that even an idle agent works. */
const IDLE_SHARE = 0.02;
const TICK: Milliseconds = 10;

/**
 * Counts the time that a task runs, and that it is silent and idle. It counts in steps, none of them longer than a
 * little: while Wilco or the machine sleeps, or the clock is set, no time goes by.
 */
export class Watchdog {
  readonly #options: WatchdogOptions;
  readonly #step: Milliseconds;
  #timer: NodeJS.Timeout | undefined;
  #lastStep = 0;
  #ran: Milliseconds = 0;
  /** Up to the last step; below 0 when it printed since. */
  #silent: Milliseconds = 0;
  #workBefore: number | undefined;
  #stalled = false;

  constructor(options: WatchdogOptions) {
    this.#options = options;
    const limits = [options.timeLimit, options.stalledAfter].filter((limit) => limit > 0);
    this.#step = Math.min(5_000, Math.max(10, Math.min(...limits) / 20));
  }

  /** `ran`: how long the task has run before. */
  start(ran: Milliseconds): void {
    this.#ran = ran;
    const { timeLimit, stalledAfter } = this.#options;
    if (timeLimit === 0 && stalledAfter === 0) return;
    this.#lastStep = performance.now();
    this.#timer = setInterval(() => this.#tick(), this.#step).unref();
  }

  /** It printed something. */
  noticed(): void {
    this.#silent = Math.max(-this.#step, this.#lastStep - performance.now());
    this.#workBefore = undefined;
    this.#setStalled(false);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const now = performance.now();
    const passed = Math.min(now - this.#lastStep, 2 * this.#step);
    this.#lastStep = now;
    this.#ran += passed;
    this.#silent += passed;
    const { timeLimit, stalledAfter, onTimeLimit } = this.#options;
    if (timeLimit > 0 && this.#ran >= timeLimit) {
      this.stop();
      onTimeLimit();
    } else if (stalledAfter > 0 && this.#silent >= stalledAfter / 2) this.#look(stalledAfter);
  }

  /** Work is measured over the second half of the silence. */
  #look(stalledAfter: Milliseconds): void {
    if (this.#workBefore === undefined) this.#workBefore = this.#options.work();
    if (this.#silent < stalledAfter) return;
    const worked = (this.#options.work() - this.#workBefore) * TICK;
    this.#silent = stalledAfter / 2;
    this.#workBefore = undefined;
    this.#setStalled(worked < (stalledAfter / 2) * IDLE_SHARE);
  }

  #setStalled(stalled: boolean): void {
    if (stalled === this.#stalled) return;
    this.#stalled = stalled;
    this.#options.onStall(stalled);
  }
}
