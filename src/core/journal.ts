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

/**
 * One line of the journal. `v` is the format's version; what is optional was added to it later, so that every journal
 * of version 1 loads.
 */
export type TaskEvent =
  /** Written before the agent is started. `marker` finds a process whose `started` was never written. */
  | {
      readonly v: 1;
      readonly type: 'created';
      readonly at: Milliseconds;
      readonly task: TaskFacts;
      readonly marker: string;
      /** Of the machine's life in which it was ordered: /proc/sys/kernel/random/boot_id */
      readonly bootId?: string | undefined;
      /** Of its project's folder, whatever that is called later; in this life of the machine. */
      readonly projectKey?: string | undefined;
      /** Bytes of the log that are kept; undefined: all. */
      readonly logLimit?: number | undefined;
    }
  | {
      readonly v: 1;
      readonly type: 'started';
      readonly at: Milliseconds;
      readonly id: number;
      /** The agent; undefined where it was over before Wilco saw it. */
      readonly process?: ProcessIdentity | undefined;
      /** The folder of its control group. */
      readonly cgroup?: string | undefined;
    }
  | { readonly v: 1; readonly type: 'ended'; readonly at: Milliseconds; readonly task: TaskFacts }
  /** The person calls it so now; a later `ended` says the same. */
  | { readonly v: 1; readonly type: 'renamed'; readonly at: Milliseconds; readonly id: number; readonly name: string }
  /** The person wants no more of it; its id stays used. */
  | { readonly v: 1; readonly type: 'removed'; readonly at: Milliseconds; readonly id: number }
  /** Older lines were dropped; ids up to `lastId` are used. */
  | { readonly v: 1; readonly type: 'compacted'; readonly at: Milliseconds; readonly lastId: number };

/** Port: what outlives the daemon. */
export interface Journal {
  /**
   * Resolves when the event is on the disk; `started` when the system has it, for a process does not outlive the
   * machine either. Rejects with `state_unwritable`: a `created` is then not in the journal, and any other event is
   * kept and written as soon as there is room; it must not be appended again.
   */
  append(event: TaskEvent): Promise<void>;
  /** Every event in order; a torn last line is skipped. */
  replay(): AsyncIterable<TaskEvent>;
}
