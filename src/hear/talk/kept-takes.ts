import { durationOf, type Samples } from '../../core/audio.ts';
import type { ErrorFacts } from '../../core/error.ts';
import type { Milliseconds } from '../../core/time.ts';

/** What there is of a take that failed. */
export type KeptTake =
  | { readonly type: 'whole'; readonly samples: readonly Samples[]; readonly pressedAt: Milliseconds }
  /** Its sound ended before the person did, so that there is nothing to recognise once more. */
  | { readonly type: 'brokenOff'; readonly pressedAt: Milliseconds };

export interface KeptTakesOptions {
  /** How long a take is kept. Default: ten minutes. */
  readonly lifetime?: Milliseconds;
  /** Milliseconds since the epoch. */
  readonly now?: () => Milliseconds;
}

interface Kept {
  readonly take: KeptTake;
  readonly until: Milliseconds;
  readonly duration: Milliseconds;
}

const LIFETIME: Milliseconds = 600_000;
const MOST = 5;
const LONGEST: Milliseconds = 300_000;

/**
 * What was said and could not be recognised, for a while: the last five takes, together of at most five minutes (9.6
 * MB), and the newest in any case: that one is as long as a take may be. In memory, never on the disk: a voice outlives
 * there the daemon that was to forget it, in backups too, and all that a restart costs is to say it again.
 */
export class KeptTakes {
  readonly #lifetime: Milliseconds;
  readonly #now: () => Milliseconds;
  /** The newest is the last. */
  #kept: readonly Kept[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor({ lifetime = LIFETIME, now = Date.now }: KeptTakesOptions = {}) {
    this.#lifetime = lifetime;
    this.#now = now;
  }

  /** The caller no longer changes `samples`. False when there is nothing in it: it is not kept. */
  keep(samples: readonly Samples[], pressedAt: Milliseconds): boolean {
    const duration = durationOf(samples.reduce((sum, { length }) => sum + length, 0));
    if (duration === 0) return false;
    this.#add({ type: 'whole', samples, pressedAt }, duration);
    return true;
  }

  /** The newest take has no sound worth keeping: whoever asks for the newest shall not be given another one. */
  brokeOff(pressedAt: Milliseconds): void {
    this.#add({ type: 'brokenOff', pressedAt }, 0);
  }

  /** The one that failed last; undefined when none is left. */
  newest(): KeptTake | undefined {
    return this.#living().at(-1)?.take;
  }

  /** The same, and forgets it. */
  take(): KeptTake | undefined {
    const living = this.#living();
    this.#replace(living.slice(0, -1));
    return living.at(-1)?.take;
  }

  /** Forgets all of them. */
  clear(): void {
    this.#replace([]);
  }

  #add(take: KeptTake, duration: Milliseconds): void {
    const until = this.#now() + this.#lifetime;
    const kept = [...this.#living(), { take, until, duration }].slice(-MOST);
    while (kept.length > 1 && kept.reduce((sum, each) => sum + each.duration, 0) > LONGEST) kept.shift();
    this.#replace(kept);
  }

  #living(): readonly Kept[] {
    return this.#kept.filter(({ until }) => until > this.#now());
  }

  /** The sound is given back when its time is over, not at the next look. */
  #replace(kept: readonly Kept[]): void {
    this.#kept = kept;
    clearTimeout(this.#timer);
    const [oldest] = kept;
    if (oldest === undefined) return;
    this.#timer = setTimeout(() => this.#replace(this.#living()), Math.max(1, oldest.until - this.#now()));
    this.#timer.unref();
  }
}

/** The failure of a take that was kept, as it is told: with what to do about its words. */
export function withKeptSound(error: ErrorFacts): ErrorFacts {
  const again = SAY_IT_AGAIN.exec(error.hint);
  const remedy = again === null ? `${error.hint} ` : '';
  const other = again?.[1] === undefined ? '' : `. Or ${again[1]}`;
  return { ...error, hint: `${remedy}Your words are kept: say “try again”, or: wilco retry${other}` };
}

/** There is no need to, now; but to what may stand beside it: "Say it again, or raise the timeout." */
const SAY_IT_AGAIN = /^Say it again(?:[^,]*, or (.+))?/u;

/** No take is kept that could be recognised once more. */
export const nothingToRetry: ErrorFacts = {
  code: 'nothing_to_retry',
  message: 'No take is kept that could be recognised once more.',
  hint: 'Hold the talk key and say it again. What could not be recognised is kept for ten minutes.',
};

/** The take that failed last is none that could be recognised once more. */
export const takeBrokeOff: ErrorFacts = {
  code: 'nothing_to_retry',
  message: 'The recording of the last take broke off, and half of a sentence may mean something else.',
  hint: 'Hold the talk key and say it again.',
};
