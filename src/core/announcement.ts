import type { ErrorFacts } from './error.ts';
import type { Silence } from './heard.ts';
import type { Question } from './question.ts';
import type { TaskFacts } from './task.ts';

/** Something worth telling the person. TELL finds the words; nothing here is phrased. */
export type Announcement =
  | { readonly type: 'taskStarted'; readonly task: TaskFacts }
  /** `task.status` says how it ended. */
  | { readonly type: 'taskEnded'; readonly task: TaskFacts }
  /** Live tasks by id, and the one that ended last. */
  | { readonly type: 'status'; readonly live: readonly TaskFacts[]; readonly lastEnded: TaskFacts | undefined }
  | { readonly type: 'taskStatus'; readonly task: TaskFacts }
  /** `text` is the agent's final answer, or the last lines of its output where there is none. */
  | { readonly type: 'result'; readonly task: TaskFacts; readonly text: string }
  /** `task.waitsFor` says for what. */
  | { readonly type: 'taskQueued'; readonly task: TaskFacts }
  /** It has neither printed nor worked since `task.stalledSince`. */
  | { readonly type: 'taskStalled'; readonly task: TaskFacts }
  /** `task.changes` says what; undefined: it cannot be told, or it still runs. */
  | { readonly type: 'changes'; readonly task: TaskFacts }
  | { readonly type: 'help'; readonly sentences: readonly string[] }
  | { readonly type: 'question'; readonly question: Question }
  /** A question was answered with no, or dropped. */
  | { readonly type: 'dismissed' }
  /** `suggestions` are the nearest sentences that would have been understood. */
  | { readonly type: 'notUnderstood'; readonly text: string; readonly suggestions: readonly string[] }
  | { readonly type: 'nothingHeard'; readonly why: Silence }
  | { readonly type: 'problem'; readonly error: ErrorFacts };
