import type { AboutTask, Intent, StartIntent, TaskWish } from './intent.ts';
import type { Project } from './project.ts';
import type { TaskFacts } from './task.ts';
import type { Milliseconds } from './time.ts';

/** One thing the person can answer, by voice or by a click. */
export interface Choice {
  /** What a click sends back: "yes", "no", or the candidate's number from 1. */
  readonly key: string;
  readonly label: string;
}

/** What the sentence named and is not there; the candidates are then all there is. */
export interface Missed {
  /** One sentence: "No running task has that name." */
  readonly message: string;
}

/** One thing to do, with the tasks that it is about. */
export interface Step {
  readonly intent: Intent;
  readonly tasks: readonly TaskFacts[];
}

interface Asked {
  /** Unique while the daemon lives. */
  readonly id: string;
  readonly choices: readonly Choice[];
  /** Since the epoch; an answer after it does nothing. */
  readonly expiresAt: Milliseconds;
}

/** What a task is asked for by name, number or "it". */
export type TaskPurpose = AboutTask['type'];

/** Something Wilco must know before it acts. One can be open at a time; a new one replaces the old. */
export type Question = Asked &
  /** `tasks` are those that `intent` is about. */
  (
    | { readonly type: 'confirm'; readonly intent: Intent; readonly tasks: readonly TaskFacts[] }
    /** Several things of one sentence, in their order; a yes does them all. */
    | { readonly type: 'confirmSeveral'; readonly steps: readonly Step[] }
    /** The project of `intent`, which queues, works on `ahead`: its live tasks, the oldest first, at least one. */
    | {
        readonly type: 'queueBehind';
        readonly intent: StartIntent;
        readonly ahead: readonly TaskFacts[];
      }
    /** `prompt` is what shall start there; undefined: it shall be the current one, or be opened. */
    | {
        readonly type: 'whichProject';
        readonly prompt: string | undefined;
        readonly candidates: readonly Project[];
        readonly missed?: Missed;
      }
    /** `wanted` is asked for of one of the candidates. */
    | {
        readonly type: 'whichTask';
        readonly wanted: TaskWish;
        readonly candidates: readonly TaskFacts[];
        readonly missed?: Missed;
      }
  );
