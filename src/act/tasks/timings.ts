import type { Milliseconds } from '../../core/time.ts';

export interface Timings {
  /** From SIGTERM to SIGKILL. */
  readonly cancelGrace: Milliseconds;
  /** How long an agent may stay after its result before it is stopped. */
  readonly resultGrace: Milliseconds;
  /** How often an adopted process, which is nobody's child, is looked at. */
  readonly adoptedPoll: Milliseconds;
}

export const DEFAULT_TIMINGS: Timings = { cancelGrace: 5_000, resultGrace: 10_000, adoptedPoll: 100 };
