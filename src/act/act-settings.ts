import type { AgentLimits, AgentSettings } from '../core/agent-settings.ts';
import type { TaskSettings } from './tasks/task-settings.ts';

/** What the room ACT is told by the config and by the way it was started. Paths are absolute, `~` resolved. */
export interface ActSettings {
  /** Journal and logs. Left out: tasks last as long as the program. */
  readonly stateDir?: string | undefined;
  /** The name of one of `agents`. */
  readonly defaultAgent: string;
  readonly agents: Readonly<Record<string, AgentSettings>>;
  readonly limits?: AgentLimits;
  /** Environment variables that are Wilco's own; see `AgentSurroundings`. */
  readonly secrets?: readonly string[];
  readonly projects: ProjectSettings;
  /** Where the daemon was started by hand: its git repository is the current project. */
  readonly foregroundDir?: string | undefined;
  /** What one can say, for the answer to "what can I say". */
  readonly sentences: () => readonly string[];
  readonly tasks?: Partial<TaskSettings>;
  /** Whether a voice reads results to their end, and not their first two sentences: `more` goes on behind that. */
  readonly readsAtLength?: boolean;
}

export interface ProjectSettings {
  /** Name → directory. */
  readonly named: Readonly<Record<string, string>>;
  /** Name → the agent that works there unless another is named. */
  readonly agents?: Readonly<Record<string, string>>;
  /** Directories whose git repositories, one or two levels down, are projects under the name of their folder. */
  readonly roots: readonly string[];
}
