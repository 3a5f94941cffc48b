import type { TaskFacts } from './task.ts';
import type { Milliseconds } from './time.ts';

/** How a process is known again after a restart: a process id alone may have been reused. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Field 22 of /proc/PID/stat, in clock ticks since boot. */
  readonly startTime: number;
  /** /proc/sys/kernel/random/boot_id */
  readonly bootId: string;
}

/** One line of the journal. `v` is the format's version. */
export type TaskEvent =
  /** Written before the agent is started. `marker` finds a process whose `started` was never written. */
  | {
      readonly v: 1;
      readonly type: 'created';
      readonly at: Milliseconds;
      readonly task: TaskFacts;
      readonly marker: string;
    }
  | {
      readonly v: 1;
      readonly type: 'started';
      readonly at: Milliseconds;
      readonly id: number;
      readonly process: ProcessIdentity;
    }
  | { readonly v: 1; readonly type: 'ended'; readonly at: Milliseconds; readonly task: TaskFacts }
  /** The person wants no more of it; its id stays used. */
  | { readonly v: 1; readonly type: 'removed'; readonly at: Milliseconds; readonly id: number };

/** Port: what outlives the daemon. */
export interface Journal {
  /** Resolves when the event is on the disk. Rejects with `state_unwritable`. */
  append(event: TaskEvent): Promise<void>;
  /** Every event in order; a torn last line is skipped. */
  replay(): AsyncIterable<TaskEvent>;
}
