import type { Milliseconds } from './time.ts';

export type TaskStatus = 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';

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
  /** What the agent is doing now, or said last: "editing src/login.ts". Control sequences removed. */
  readonly activity: string | undefined;
  /** The agent's final answer, once there is one. Control sequences removed. */
  readonly result: string | undefined;
  /** Processes that outlived the agent and were stopped, by name; empty when it left none. */
  readonly leftovers: readonly string[];
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
