import type { Milliseconds } from '../../core/time.ts';

/** How tasks run. */
export interface TaskSettings {
  /** From SIGTERM to SIGKILL. 0: SIGKILL at once. */
  readonly cancelGrace: Milliseconds;
  /** How long an agent may stay, silent, after its result before it is stopped. 0: not at all. */
  readonly resultGrace: Milliseconds;
  /** How often a process that is nobody's child is looked at. */
  readonly adoptedPoll: Milliseconds;
  /** After this time without output and without work a task counts as stalled. 0: never. */
  readonly stalledAfter: Milliseconds;
  /** Whether a stalled task is ended; else it is only told. */
  readonly endStalled: boolean;
  /** The longest that a task may run. 0: as long as it likes. */
  readonly timeLimit: Milliseconds;
  /** How many agents may run at once; undefined: by memory and cores. */
  readonly atOnce: number | undefined;
  /** Bytes of a task's output that are kept, half from its beginning and half from its end. 0: all. */
  readonly logLimit: number;
  /** What becomes of processes that an agent left behind. */
  readonly leftovers: 'stop' | 'keep';
  /** `auto`: a control group where systemd gives one, always a subreaper. `namespace`: besides, a PID namespace. */
  readonly containment: 'auto' | 'subreaper' | 'namespace';
  /** How long an ended task and its log are kept. 0: for ever. */
  readonly keepEnded: Milliseconds;
}

const MINUTE = 60_000;

export const DEFAULT_TASK_SETTINGS: TaskSettings = {
  cancelGrace: 5_000,
  resultGrace: 10_000,
  adoptedPoll: 100,
  stalledAfter: 15 * MINUTE,
  endStalled: false,
  timeLimit: 8 * 60 * MINUTE,
  atOnce: undefined,
  logLimit: 256 * 1024 * 1024,
  leftovers: 'stop',
  containment: 'auto',
  keepEnded: 30 * 24 * 60 * MINUTE,
};
