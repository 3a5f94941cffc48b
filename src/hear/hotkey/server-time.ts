import type { Milliseconds } from '../../core/time.ts';

/** What the clocks of this machine show. */
export interface Clocks {
  /** Since the epoch. */
  readonly now: Milliseconds;
  /** CLOCK_MONOTONIC, as `process.hrtime` reads it. */
  readonly monotonic: Milliseconds;
}

export function clocks(): Clocks {
  return { now: Date.now(), monotonic: Number(process.hrtime.bigint() / 1000n) / 1000 };
}

/** An event that is told later than this was stamped by some other clock. */
const LATEST: Milliseconds = 60_000;

/** Server times are 32 bits wide (X protocol, TIMESTAMP). */
const WRAP: Milliseconds = 2 ** 32;

/**
 * When it happened, in milliseconds since the epoch, what the X server told with this time. An idle server keeps the
 * repeats of a held key back, and gives them all at once with its release. Servers of this machine stamp with
 * CLOCK_MONOTONIC (os/utils.c of xserver, GetTimeInMillis); an event with another clock's time has happened now.
 */
export function happenedAt(serverTime: Milliseconds, { now, monotonic }: Clocks): Milliseconds {
  const late = (((Math.trunc(monotonic) - serverTime) % WRAP) + WRAP) % WRAP;
  return late <= LATEST ? now - late : now;
}
