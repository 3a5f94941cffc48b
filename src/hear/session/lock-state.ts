import type { DesktopEvent } from '../../core/desktop-session.ts';
import type { Milliseconds } from '../../core/time.ts';

export interface LockStateOptions {
  readonly tell: (event: DesktopEvent) => void;
  /** How long a wish to lock counts that nobody who sees the screen confirms. */
  readonly confirmWithin: Milliseconds;
}

/**
 * One state out of what several say of the screen and of sleep; each change is told once. The screen is locked while
 * anyone says so. A wish to lock (logind's Lock) counts at once, but only for a while unless someone confirms it: a
 * screen locker that does not tell of locking would not tell of unlocking either, and Wilco would stay deaf.
 */
export class LockState {
  readonly #options: LockStateOptions;
  readonly #lockedBy = new Set<string>();
  #wish: NodeJS.Timeout | undefined;
  #isLocked = false;
  #isAsleep = false;

  constructor(options: LockStateOptions) {
    this.#options = options;
  }

  /** What `who` says when asked: an answer from before a wish does not settle it, unless it confirms it. */
  found(who: string, isLocked: boolean): void {
    if (isLocked) this.seen(who, true);
    else this.silent(who);
  }

  /** What `who` sees change. That the screen opens settles a wish too. */
  seen(who: string, isLocked: boolean): void {
    if (isLocked) this.#lockedBy.add(who);
    else this.#lockedBy.delete(who);
    this.#settle();
  }

  /** `who` can say nothing any more. */
  silent(who: string): void {
    if (this.#lockedBy.delete(who)) this.#update();
  }

  wished(isLocked: boolean): void {
    this.end();
    if (isLocked) this.#wish = setTimeout(() => this.#settle(), this.#options.confirmWithin);
    this.#update();
  }

  sleeps(isAsleep: boolean): void {
    if (isAsleep === this.#isAsleep) return;
    this.#isAsleep = isAsleep;
    this.#options.tell({ type: isAsleep ? 'sleeping' : 'woke' });
  }

  /** No timer runs any more. */
  end(): void {
    clearTimeout(this.#wish);
    this.#wish = undefined;
  }

  #settle(): void {
    this.end();
    this.#update();
  }

  #update(): void {
    const isLocked = this.#wish !== undefined || this.#lockedBy.size > 0;
    if (isLocked === this.#isLocked) return;
    this.#isLocked = isLocked;
    this.#options.tell({ type: isLocked ? 'locked' : 'unlocked' });
  }
}
