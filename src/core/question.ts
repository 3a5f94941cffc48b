import type { Intent } from './intent.ts';
import type { Project } from './project.ts';
import type { TaskFacts } from './task.ts';
import type { Milliseconds } from './time.ts';

/** One thing the person can answer, by voice or by a click. */
export interface Choice {
  /** What a click sends back: "yes", "no", or the candidate's number from 1. */
  readonly key: string;
  readonly label: string;
}

interface Asked {
  /** Unique while the daemon lives. */
  readonly id: string;
  readonly choices: readonly Choice[];
  /** Since the epoch; an answer after it does nothing. */
  readonly expiresAt: Milliseconds;
}

/** What a task is asked for by name, number or "it". */
export type TaskPurpose = 'cancel' | 'taskStatus' | 'result' | 'changes';

/** Something Wilco must know before it acts. One can be open at a time; a new one replaces the old. */
export type Question = Asked &
  /** `task` is the one that `intent` is about. */
  (
    | { readonly type: 'confirm'; readonly intent: Intent; readonly task?: TaskFacts }
    /** The project of `intent`, which queues, works on `ahead`: its live tasks, the oldest first, at least one. */
    | {
        readonly type: 'queueBehind';
        readonly intent: Extract<Intent, { type: 'start' }>;
        readonly ahead: readonly TaskFacts[];
      }
    | { readonly type: 'whichProject'; readonly prompt: string; readonly candidates: readonly Project[] }
    /** `now`, of a cancel: without the polite part. */
    | {
        readonly type: 'whichTask';
        readonly purpose: TaskPurpose;
        readonly candidates: readonly TaskFacts[];
        readonly now?: boolean;
      }
  );
