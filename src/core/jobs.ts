import type { RunningProcess } from './task.ts';

export type JobState = 'running' | 'success' | 'failure' | 'revoked';

/** A piece of work in flight. */
export interface Job<T = unknown> {
  /** From 1, increasing. */
  readonly id: number;
  readonly name: string;
  /** Free text: agent, transcribe, speak, download. */
  readonly mode: string;
  /** Final once it is not `running`, and set before whoever awaits `done` resumes. */
  readonly state: JobState;
  readonly process: RunningProcess | undefined;
  readonly done: Promise<T>;
}

/** Port: everything in flight, so that it can be seen and stopped in one place. */
export interface Jobs {
  /** Starts `work` and gives its job at once. `signal` aborts when the job is revoked. */
  submit<T>(work: (signal: AbortSignal) => Promise<T>, about: { readonly name: string; readonly mode: string }): Job<T>;
  /** Inside a job: binds `process` to it, the last one wins. Outside: does nothing. */
  registerProcess(process: RunningProcess): void;
  /** Signals the job's process group (SIGTERM, or SIGKILL when not graceful), then aborts. Never throws. */
  revoke(id: number, options?: { readonly graceful?: boolean }): void;
  revokeAll(options?: { readonly graceful?: boolean }): void;
  /** The running jobs by id. */
  active(): readonly Job[];
  /** Revokes all gracefully and waits for all; their errors are swallowed. */
  shutdown(): Promise<void>;
}
