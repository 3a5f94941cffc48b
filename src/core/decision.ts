import type { Announcement } from './announcement.ts';
import type { Intent } from './intent.ts';
import type { Project } from './project.ts';
import type { TaskFacts } from './task.ts';

/** What UNDERSTAND must know of the world at the moment of a sentence. */
export interface Situation {
  /** Every known task, newest first. */
  readonly tasks: readonly TaskFacts[];
  readonly projects: readonly Project[];
  /** Where a task starts when none is named; undefined: ask. */
  readonly currentProject: Project | undefined;
  /** Names of the agents that a task can be given to, as the config has them. */
  readonly agents: readonly string[];
}

/** What UNDERSTAND made of a sentence: do it, or tell (a question, a refusal, "I did not understand"). */
export type Decision =
  | { readonly type: 'act'; readonly intent: Intent }
  | { readonly type: 'tell'; readonly announcement: Announcement };
