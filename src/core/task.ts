import type { Changes } from './changes.ts';
import type { Milliseconds } from './time.ts';

export type TaskStatus = 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';

/**
 * Why a task did not complete. `lost`: nobody saw how it ended, for Wilco or the machine was down. `noResult`: it ended
 * as if all were well, but without the result that an agent of its kind always gives.
 */
export type TaskCause =
  | 'cancelled'
  | 'timeLimit'
  | 'stalled'
  | 'notStarted'
  | 'apiError'
  | 'auth'
  | 'budget'
  | 'turns'
  | 'agentError'
  | 'diskFull'
  | 'exitCode'
  | 'signal'
  | 'noResult'
  | 'lost';

/** What is known of a task, as data: what the journal, the socket and the phrases need. */
export interface TaskFacts {
  /** From 1, increasing, never reused, also not after a restart. */
  readonly id: number;
  readonly name: string;
  readonly prompt: string;
  /** Absolute, symbolic links resolved. */
  readonly projectDir: string;
  readonly agent: string;
  readonly status: TaskStatus;
  readonly createdAt: Milliseconds;
  readonly startedAt: Milliseconds | undefined;
  readonly completedAt: Milliseconds | undefined;
  /** The agent's exit code; undefined while it runs, when it never started, or when a signal ended it. */
  readonly returnCode: number | undefined;
  /** One sentence on why it failed or was cancelled. */
  readonly reason: string | undefined;
  /** The same for programs. */
  readonly cause: TaskCause | undefined;
  /** What the agent is doing now, or said last: "editing src/login.ts". Control sequences removed. */
  readonly activity: string | undefined;
  /** The agent's final answer, once there is one. Control sequences removed. */
  readonly result: string | undefined;
  /** Processes that outlived the agent, by name; empty when it left none. */
  readonly leftovers: readonly string[];
  /** Whether they were left running, because the config says so; else they were stopped. */
  readonly leftoversKept: boolean;
  /** What a pending task waits for: the task before it in its project, or for one of all running tasks to end. */
  readonly waitsFor: 'project' | 'slot' | undefined;
  /** Since when a running agent has neither printed nor worked; undefined while it does. */
  readonly stalledSince: Milliseconds | undefined;
  /** How often the agent went back to its model; undefined where it does not tell. */
  readonly turns: number | undefined;
  /** In US dollars, as the agent reckons; undefined where it does not tell. */
  readonly cost: number | undefined;
  /** The agent's own session, where it is kept and can be taken up again. */
  readonly sessionId: string | undefined;
  /** What it changed; undefined while it runs, and where that cannot be told (no git repository). */
  readonly changes: Changes | undefined;
  /** What went wrong beside the task itself, a sentence each: an output file that could not be written. */
  readonly notes: readonly string[];
}

/** The operating system's process of a task or job, as far as others may know it. */
export interface RunningProcess {
  readonly pid?: number | undefined;
  readonly exitCode: number | null;
  readonly signalCode: string | null;
}

/** How a task ended. */
export interface TaskOutcome {
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly returnCode: number | undefined;
  readonly reason: string | undefined;
  readonly cause: TaskCause | undefined;
}

/** The record that `spawnTask` gives: live, its fields change as the task goes on. */
export interface Task extends TaskFacts {
  readonly process: RunningProcess | undefined;
  /** The last 1,000 lines that the agent printed, oldest first. */
  readonly outputLines: readonly string[];
  /** Resolves after all output was delivered, the output file exists and the handlers ran. Never rejects. */
  readonly done: Promise<TaskOutcome>;
}

export function isLive(task: Pick<TaskFacts, 'status'>): boolean {
  return task.status === 'pending' || task.status === 'running';
}
