import type { TaskCause } from './task.ts';

/** What an agent is told to do. */
export interface Order {
  readonly taskId: number;
  /** Handed over byte for byte. */
  readonly prompt: string;
  /** The agent's working directory, absolute. */
  readonly projectDir: string;
  /** Set in the agent's environment, so that whatever it leaves behind can be found: WILCO_TASK=marker. */
  readonly marker: string;
}

/** The program that carries an order out. No shell reads any of it. */
export interface Invocation {
  /** A path, or a name to be looked for on the PATH in `env`. */
  readonly file: string;
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** What it reads from stdin; undefined: nothing (/dev/null). */
  readonly stdin: string | undefined;
}

/** Why an agent itself says that it failed. */
export type AgentFailure = Extract<TaskCause, 'apiError' | 'auth' | 'budget' | 'turns' | 'agentError'>;

/** What an agent's output means. */
export type AgentEvent =
  /** A line of its output as a person reads it, without the newline. */
  | { readonly type: 'line'; readonly text: string }
  | { readonly type: 'activity'; readonly text: string }
  /** It went to its model once more. */
  | { readonly type: 'turn' }
  /** It gave a result that is not its last: it waits for what it has running in its background. */
  | { readonly type: 'waits' }
  /** How the agent calls its session. */
  | { readonly type: 'session'; readonly id: string }
  /** The agent's own word on how it went; the last one counts. */
  | {
      readonly type: 'result';
      readonly text: string;
      /** Undefined: it did what it was told. */
      readonly failure: AgentFailure | undefined;
      /** Turns and US dollars of the whole run, where it tells. */
      readonly turns?: number | undefined;
      readonly cost?: number | undefined;
    };

/** How the agent's process ended. */
export type AgentExit =
  | { readonly type: 'exited'; readonly code: number }
  | { readonly type: 'signalled'; readonly signal: string }
  | { readonly type: 'notStarted'; readonly reason: string };

/** Port: a coding agent. It says what to run and reads what that prints; it starts nothing itself. */
export interface Agent {
  readonly name: string;
  /**
   * `text`: what it prints is for people as it is, and its exit code says how it went. `events`: each line is one event,
   * and a run without an event `result` has failed whatever its exit code.
   */
  readonly output: 'text' | 'events';
  /** Whether its sessions can be taken up again, so that it is worth while to keep their ids. */
  readonly keepsSessions: boolean;
  /** Pure. Throws `agent_failed_to_start` for a prompt that cannot be handed over. */
  invocation(order: Order): Invocation;
  /** For the output of one run, or of one look at it. */
  reader(): AgentReader;
}

/**
 * Reads what one run of an agent printed, in order. It remembers what lines tell together: the session whose result
 * counts, an answer that comes in pieces. Begun in the middle of an output it knows less, and still never throws.
 */
export interface AgentReader {
  /** One line of the output, without its newline. Returns [] for what means nothing to a person. */
  read(line: string): readonly AgentEvent[];
  /** What it still holds back, once nothing more comes: an answer whose last line was cut. */
  end(): readonly AgentEvent[];
}
