import type { Announcement } from '../../src/core/announcement.ts';
import type { Intent } from '../../src/core/intent.ts';
import type { Question } from '../../src/core/question.ts';
import { taskFacts } from '../fakes/task-facts.ts';
import { asked, changed, completed, confirmStart, NOW, queueBehind, running, waiting } from './announcements.ts';

type EachOf<Union extends { readonly type: string }> = {
  readonly [Type in Union['type']]: Extract<Union, { readonly type: Type }>;
};

export const api = { name: 'api', dir: '/projects/api' };
export const web = { name: 'web', dir: '/projects/web' };
const undoUntil = NOW + 10_000;

/** One intent of each type; those about a task are about {@link running}. */
export const oneOfEachIntent: EachOf<Intent> = {
  start: { type: 'start', prompt: 'refactor auth', project: api, name: 'login', agent: 'codex' },
  cancel: { type: 'cancel', taskId: 3 },
  taskStatus: { type: 'taskStatus', taskId: 3 },
  result: { type: 'result', taskId: 3, part: 'lastLines', lines: 5 },
  changes: { type: 'changes', taskId: 3 },
  rename: { type: 'rename', taskId: 3, name: 'login' },
  retry: { type: 'retry', taskId: 3 },
  open: { type: 'open', taskId: 3, what: 'output' },
  cancelAll: { type: 'cancelAll', taskIds: [3, 6] },
  status: { type: 'status' },
  openProject: { type: 'openProject', project: api },
  switchProject: { type: 'switchProject', project: api },
  whichProject: { type: 'whichProject' },
  listProjects: { type: 'listProjects' },
  runCommand: {
    type: 'runCommand',
    name: 'deploy',
    command: ['make', 'deploy', 'where=staging'],
    dir: '/projects/api',
    timeout: 60_000,
  },
  help: { type: 'help' },
  stopReading: { type: 'stopReading' },
  speech: { type: 'speech', on: false },
  addWord: { type: 'addWord', word: 'OAuth', spoken: 'o auth' },
  forgetWord: { type: 'forgetWord', word: 'OAuth' },
  retryTake: { type: 'retryTake' },
  shutdown: { type: 'shutdown' },
};

export function confirm(intent: Intent, tasks: readonly (typeof running)[] = [running]): Question {
  return { ...confirmStart(), type: 'confirm', intent, tasks };
}

/** One question of each type. */
export const oneOfEachQuestion: EachOf<Question> = {
  confirm: { ...confirmStart(), type: 'confirm', intent: oneOfEachIntent.start, tasks: [] },
  confirmSeveral: {
    ...confirmStart(),
    type: 'confirmSeveral',
    steps: Object.values(oneOfEachIntent).map((intent) => ({ intent, tasks: [running] })),
  },
  queueBehind: { ...confirmStart(), type: 'queueBehind', intent: oneOfEachIntent.start, ahead: [running, waiting] },
  whichProject: {
    ...confirmStart(),
    type: 'whichProject',
    prompt: undefined,
    candidates: [api, web],
    missed: { message: 'No project is called frobnicate.' },
  },
  whichTask: {
    ...confirmStart(),
    type: 'whichTask',
    wanted: { type: 'cancel' },
    candidates: [running, waiting],
    missed: { message: 'No running task has that name.' },
  },
};

/** One announcement of each type. */
export const oneOfEach: EachOf<Announcement> = {
  taskStarted: { type: 'taskStarted', task: running, undoUntil },
  taskEnded: { type: 'taskEnded', task: completed },
  status: { type: 'status', live: [running, waiting], lastEnded: undefined },
  taskStatus: { type: 'taskStatus', task: running },
  result: { type: 'result', task: completed, text: 'one\ntwo\nthree', part: 'lastLines' },
  taskQueued: { type: 'taskQueued', task: waiting, undoUntil },
  taskStalled: { type: 'taskStalled', task: { ...running, stalledSince: NOW - 900_000 } },
  changes: { type: 'changes', task: changed },
  allCancelled: { type: 'allCancelled', tasks: [taskFacts({ status: 'cancelled' }), completed] },
  renamed: { type: 'renamed', task: running, before: 'fix it', undoUntil },
  opened: { type: 'opened', task: running, what: 'output', path: '/projects/api/.claude-tasks/task-3-output.md' },
  projectSwitched: { type: 'projectSwitched', project: api, before: web, undoUntil },
  projects: { type: 'projects', projects: [api, web], current: web },
  currentProject: { type: 'currentProject', project: api },
  projectOpened: { type: 'projectOpened', project: api },
  commandEnded: { type: 'commandEnded', name: 'deploy', exitCode: 2, timedOut: false, lines: ['building', 'no space'] },
  saying: { type: 'saying', text: 'The stand-up is at ten.' },
  speech: { type: 'speech', on: true, undoUntil },
  stoppedReading: { type: 'stoppedReading' },
  wordAdded: { type: 'wordAdded', word: 'OAuth', spoken: 'o auth', wasKnown: false, undoUntil },
  wordForgotten: { type: 'wordForgotten', word: 'OAuth' },
  shuttingDown: { type: 'shuttingDown', running: 2, waiting: 1 },
  help: { type: 'help', sentences: ['what is running', 'cancel it'] },
  question: { type: 'question', question: queueBehind() },
  dismissed: { type: 'dismissed' },
  notUnderstood: { type: 'notUnderstood', text: 'cancel the thing', suggestions: ['cancel it', 'cancel task 3'] },
  nothingHeard: { type: 'nothingHeard', why: 'silence' },
  fellBack: {
    type: 'fellBack',
    error: { code: 'recogniser_unavailable', message: 'OpenAI cannot be reached.', hint: 'Look at the network.' },
  },
  problem: { type: 'problem', error: { code: 'project_busy', message: 'It is busy.', hint: 'Wait for it.' } },
};

/** All of them, with a question of each type and one that confirms an intent of each type. */
export const allOfEach: Readonly<Record<string, Announcement>> = {
  ...oneOfEach,
  ...named('question', oneOfEachQuestion, (question) => asked(question)),
  ...named('confirm', oneOfEachIntent, (intent) => asked(confirm(intent))),
};

function named<T>(
  prefix: string,
  values: Readonly<Record<string, T>>,
  announced: (value: T) => Announcement,
): Readonly<Record<string, Announcement>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix} ${name}`, announced(value)]));
}
