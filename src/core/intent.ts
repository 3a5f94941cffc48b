import type { Project } from './project.ts';
import type { Milliseconds } from './time.ts';

/** A task to begin. */
export interface StartIntent {
  readonly type: 'start';
  readonly prompt: string;
  readonly project: Project;
  /** A name given by the person ("call it login"); else made from the prompt. */
  readonly name: string | undefined;
  /** One of the config's agents; else the default one. */
  readonly agent?: string;
  /** Where its project has a task already: begin after that one. Else such a start is refused. */
  readonly queue?: boolean;
}

/** What is asked for of one task. */
export type AboutTask =
  /** `now` skips the polite part: everything of the task is killed at once. */
  | { readonly type: 'cancel'; readonly taskId: number; readonly now?: boolean }
  | { readonly type: 'taskStatus'; readonly taskId: number }
  /** `part` is left out for the agent's final answer; `lines` counts the last lines of the output. */
  | {
      readonly type: 'result';
      readonly taskId: number;
      readonly part?: 'lastLines' | 'more';
      readonly lines?: number;
    }
  /** What the task changed in its project. */
  | { readonly type: 'changes'; readonly taskId: number }
  | { readonly type: 'rename'; readonly taskId: number; readonly name: string }
  /** Begins an ended task's prompt once more, as a new task in the same project with the same agent. */
  | { readonly type: 'retry'; readonly taskId: number }
  | { readonly type: 'open'; readonly taskId: number; readonly what: OpenWhat };

/** The same before it is known of which task. */
export type TaskWish = WithoutTask<AboutTask>;

type WithoutTask<T> = T extends AboutTask ? Omit<T, 'taskId'> : never;

/** What can be opened in the desktop's own program: the output's file, the project's folder, what was changed. */
export type OpenWhat = 'output' | 'folder' | 'diff';

/** A program of the person's own, from the config, ready to run: no shell, no place left to fill. */
export interface RunCommand {
  readonly type: 'runCommand';
  /** The command's name in the config. */
  readonly name: string;
  /** The program and its arguments. */
  readonly command: readonly [string, ...string[]];
  /** Absolute path of the folder to run in; undefined: the current project's, else the person's home. */
  readonly dir: string | undefined;
  /** After it, all of it is killed. */
  readonly timeout: Milliseconds;
}

/**
 * What the person wants done, with every reference resolved: "it" is a task's id, "in api" a project. This is what
 * UNDERSTAND hands on, and only when it may be acted upon.
 */
export type Intent = ActIntent | HouseIntent;

/** What the room ACT carries out. */
export type ActIntent =
  | StartIntent
  | AboutTask
  /** Only the tasks that lived when it was said. */
  | { readonly type: 'cancelAll'; readonly taskIds: readonly number[]; readonly now?: boolean }
  | { readonly type: 'status' }
  | { readonly type: 'openProject'; readonly project: Project }
  | { readonly type: 'switchProject'; readonly project: Project }
  | { readonly type: 'whichProject' }
  | { readonly type: 'listProjects' }
  | RunCommand
  | { readonly type: 'help' };

/** What concerns Wilco itself: its voice, its vocabulary, its end. The daemon carries it out. */
export type HouseIntent =
  /** Ends the sentence that is being spoken, and what waits behind it. */
  | { readonly type: 'stopReading' }
  /** Whether answers are spoken from now on; popups stay. */
  | { readonly type: 'speech'; readonly on: boolean }
  /** `spoken` is how the word is said, where that is not plain: "o auth" for "OAuth". */
  | { readonly type: 'addWord'; readonly word: string; readonly spoken: string | undefined }
  | { readonly type: 'forgetWord'; readonly word: string }
  /** Recognises once more the take whose recognition failed; what was said in it is then done as if it were said now. */
  | { readonly type: 'retryTake' }
  /** Ends Wilco; running tasks go on. */
  | { readonly type: 'shutdown' };

/** Whether the room ACT carries it out. */
export function isForAct(intent: Intent): intent is ActIntent {
  switch (intent.type) {
    case 'stopReading':
    case 'speech':
    case 'addWord':
    case 'forgetWord':
    case 'retryTake':
    case 'shutdown':
      return false;
    default:
      return true;
  }
}
