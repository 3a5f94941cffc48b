import type { ErrorFacts } from './error.ts';
import type { Silence } from './heard.ts';
import type { OpenWhat } from './intent.ts';
import type { Project } from './project.ts';
import type { Question } from './question.ts';
import type { TaskFacts } from './task.ts';
import type { Milliseconds } from './time.ts';

/** What can be taken back with "undo that" until this moment, in milliseconds since the epoch. */
interface Undoable {
  readonly undoUntil?: Milliseconds;
}

/** Something worth telling the person. TELL finds the words; nothing here is phrased. */
export type Announcement = AboutTasks | AboutProjects | AboutWilco | Conversation;

/** What tasks do, and what is asked of them. */
type AboutTasks =
  | ({ readonly type: 'taskStarted'; readonly task: TaskFacts } & Undoable)
  /** `task.status` says how it ended. */
  | { readonly type: 'taskEnded'; readonly task: TaskFacts }
  /** Live tasks by id, and the one that ended last. */
  | { readonly type: 'status'; readonly live: readonly TaskFacts[]; readonly lastEnded: TaskFacts | undefined }
  | { readonly type: 'taskStatus'; readonly task: TaskFacts }
  /**
   * `text` is the agent's final answer, or the last lines of its output where there is none. `part`: what was asked for
   * was not the answer; the text of `more` is empty when all has been read.
   */
  | {
      readonly type: 'result';
      readonly task: TaskFacts;
      readonly text: string;
      readonly part?: 'lastLines' | 'more';
    }
  /** `task.waitsFor` says for what. */
  | ({ readonly type: 'taskQueued'; readonly task: TaskFacts } & Undoable)
  /** It has neither printed nor worked since `task.stalledSince`. */
  | { readonly type: 'taskStalled'; readonly task: TaskFacts }
  /** `task.changes` says what; undefined: it cannot be told, or it still runs. */
  | { readonly type: 'changes'; readonly task: TaskFacts }
  /** As they ended; empty: none lived any more. */
  | { readonly type: 'allCancelled'; readonly tasks: readonly TaskFacts[] }
  | ({ readonly type: 'renamed'; readonly task: TaskFacts; readonly before: string } & Undoable)
  /** `path` is the file or folder that the desktop was asked to open. */
  | { readonly type: 'opened'; readonly task: TaskFacts; readonly what: OpenWhat; readonly path: string };

type AboutProjects =
  | ({ readonly type: 'projectSwitched'; readonly project: Project; readonly before: Project | undefined } & Undoable)
  /** `current`: where a task starts that names none. */
  | { readonly type: 'projects'; readonly projects: readonly Project[]; readonly current: Project | undefined }
  | { readonly type: 'currentProject'; readonly project: Project | undefined }
  | { readonly type: 'projectOpened'; readonly project: Project };

/** What Wilco does with itself, and what the person's own commands do. */
type AboutWilco =
  /** `lines`: the last of what it printed. `exitCode` is undefined where a signal or the time limit ended it. */
  | {
      readonly type: 'commandEnded';
      readonly name: string;
      readonly exitCode: number | undefined;
      readonly timedOut: boolean;
      readonly lines: readonly string[];
    }
  /** A sentence of the person's own, from the config. */
  | { readonly type: 'saying'; readonly text: string }
  | ({ readonly type: 'speech'; readonly on: boolean } & Undoable)
  /** Nothing is said on it: it ends speech. */
  | { readonly type: 'stoppedReading' }
  /** `wasKnown`: it was one of the person's words before, so nothing is to be undone. */
  | ({
      readonly type: 'wordAdded';
      readonly word: string;
      readonly spoken: string | undefined;
      readonly wasKnown: boolean;
    } & Undoable)
  | { readonly type: 'wordForgotten'; readonly word: string }
  | { readonly type: 'shuttingDown'; readonly running: number; readonly waiting: number };

/** Questions, answers and misunderstandings. */
type Conversation =
  | { readonly type: 'help'; readonly sentences: readonly string[] }
  | { readonly type: 'question'; readonly question: Question }
  /** A question was answered with no, or dropped. */
  | { readonly type: 'dismissed' }
  /** `suggestions` are the nearest sentences that would have been understood. */
  | { readonly type: 'notUnderstood'; readonly text: string; readonly suggestions: readonly string[] }
  | { readonly type: 'nothingHeard'; readonly why: Silence }
  /** The recogniser that was asked first could not answer, so another one's words were taken. */
  | { readonly type: 'fellBack'; readonly error: ErrorFacts }
  | { readonly type: 'problem'; readonly error: ErrorFacts };
