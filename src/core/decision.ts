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
  /** Names in the current project's code, the commonest first; the same array until they change. */
  readonly identifiers?: readonly string[];
  /** Whether the sound of a take whose recognition failed is still there to be recognised once more. */
  readonly keptTake?: boolean;
}

/** What UNDERSTAND made of a sentence. */
export type Decision =
  | { readonly type: 'act'; readonly intent: Intent }
  /** Several things, one after the other, whatever becomes of each. */
  | { readonly type: 'actInTurn'; readonly intents: readonly Intent[] }
  /** A question, a refusal, "I did not understand". */
  | { readonly type: 'tell'; readonly announcement: Announcement }
  /** It takes a language model to say, and some time: `consult` gives what decides then. */
  | { readonly type: 'consult' };

/** A decision that needs no model any more. */
export type Decided = Exclude<Decision, { readonly type: 'consult' }>;

/** Decides on a sentence, once and at a moment of the caller's choice, now that the language model has answered. */
export type Consulted = (situation: Situation) => Decided;
