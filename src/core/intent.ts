import type { Project } from './project.ts';

/**
 * What the person wants done, with every reference resolved: "it" is a task's id, "in api" a project. This is what
 * UNDERSTAND hands to ACT, and only when it may be acted upon.
 */
export type Intent =
  | {
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
  /** `now` skips the polite part: everything of the task is killed at once. */
  | { readonly type: 'cancel'; readonly taskId: number; readonly now?: boolean }
  | { readonly type: 'status' }
  | { readonly type: 'taskStatus'; readonly taskId: number }
  | { readonly type: 'result'; readonly taskId: number }
  /** What the task changed in its project. */
  | { readonly type: 'changes'; readonly taskId: number }
  | { readonly type: 'help' };
