import type { RunningProcess } from './task.ts';

/** What an agent is told to do. */
export interface Order {
  readonly taskId: number;
  /** Handed over byte for byte. */
  readonly prompt: string;
  /** The agent's working directory, absolute. */
  readonly projectDir: string;
  /** The file that takes the agent's stdout and stderr, in true order; it exists and is empty. */
  readonly logFile: string;
  /** Set in the agent's environment, so that whatever it leaves behind can be found: WILCO_TASK=marker. */
  readonly marker: string;
}

/** What an agent's output means. */
export type AgentEvent =
  /** A line of its output as a person reads it, without the newline. */
  | { readonly type: 'line'; readonly text: string }
  | { readonly type: 'activity'; readonly text: string }
  /** The agent's own word on how it went; the last one counts. */
  | { readonly type: 'result'; readonly text: string; readonly isError: boolean };

/** How the agent's process ended. */
export type AgentExit =
  | { readonly type: 'exited'; readonly code: number }
  | { readonly type: 'signalled'; readonly signal: string }
  | { readonly type: 'notStarted'; readonly reason: string };

export interface AgentRun {
  readonly process: RunningProcess | undefined;
  /** Resolves once the process is gone and its output file is complete. Never rejects. */
  readonly exit: Promise<AgentExit>;
}

/** Port: a coding agent. */
export interface Agent {
  readonly name: string;
  /**
   * `text`: what it prints is for people as it is, and its exit code says how it went. `events`: each line is one event,
   * and a run without an event `result` has failed whatever its exit code.
   */
  readonly output: 'text' | 'events';
  /** Starts the process; a program that cannot start is an exit `notStarted`, never a rejection. */
  start(order: Order, signal: AbortSignal): Promise<AgentRun>;
  /** Reads one line of the agent's output (without newline). Pure; returns [] for what means nothing to a person. */
  read(line: string): readonly AgentEvent[];
}
