import type { Announcement } from '../../src/core/announcement.ts';
import type { Question } from '../../src/core/question.ts';
import type { TaskFacts } from '../../src/core/task.ts';
import { taskFacts } from '../fakes/task-facts.ts';

/** A moment to count durations to. */
export const NOW = 1_700_000_000_000;

export const yesOrNo = [
  { key: 'yes', label: 'Yes' },
  { key: 'no', label: 'No' },
] as const;

export function confirmStart(
  changes: { readonly id?: string; readonly prompt?: string } = {},
): Extract<Question, { type: 'confirm' }> {
  return {
    type: 'confirm',
    id: changes.id ?? 'q1',
    choices: yesOrNo,
    expiresAt: NOW + 30_000,
    intent: {
      type: 'start',
      prompt: changes.prompt ?? 'refactor auth',
      project: { name: 'api', dir: '/projects/api' },
      name: undefined,
    },
    tasks: [],
  };
}

export function queueBehind(
  changes: { readonly agent?: string; readonly ahead?: readonly TaskFacts[] } = {},
): Question {
  const { agent, ahead = [taskFacts({ id: 1, name: 'fix login', projectDir: '/projects/website' })] } = changes;
  return {
    type: 'queueBehind',
    id: 'q4',
    choices: [
      { key: 'yes', label: 'Queue it' },
      { key: 'no', label: 'Never mind' },
    ],
    expiresAt: NOW + 30_000,
    intent: {
      type: 'start',
      prompt: 'write docs',
      project: { name: 'website', dir: '/projects/website' },
      name: undefined,
      queue: true,
      ...(agent === undefined ? {} : { agent }),
    },
    ahead,
  };
}

export function asked(question: Question = confirmStart()): Announcement {
  return { type: 'question', question };
}

export const running = taskFacts({ id: 3, startedAt: NOW - 130_000, activity: 'editing src/login.ts' });

export const completed = taskFacts({
  id: 3,
  status: 'completed',
  startedAt: NOW - 130_000,
  completedAt: NOW,
  returnCode: 0,
  result: 'Moved the login into **auth.ts**.\n\nAll 42 tests pass.\nNothing else changed.\nOne more line.',
  leftovers: ['vite'],
});

export const failed = taskFacts({
  id: 4,
  name: 'fix login',
  status: 'failed',
  startedAt: NOW - 12_000,
  completedAt: NOW,
  returnCode: 1,
  reason: 'The agent could not reach its service.',
});

export const waiting = taskFacts({
  id: 6,
  name: 'write docs',
  status: 'pending',
  startedAt: undefined,
  waitsFor: 'project',
});

export const changed: TaskFacts = {
  ...completed,
  changes: {
    fileCount: 3,
    files: [
      { path: 'src/login.ts', kind: 'changed', linesAdded: 10, linesRemoved: 4 },
      { path: 'src/new.ts', kind: 'added', linesAdded: 2, linesRemoved: 0 },
      { path: 'logo.png', kind: 'removed', linesAdded: undefined, linesRemoved: undefined },
    ],
    linesAdded: 12,
    linesRemoved: 4,
    commits: 1,
  },
};

export const cancelled = taskFacts({ id: 5, status: 'cancelled', startedAt: NOW - 5000, completedAt: NOW });

/** One announcement of every kind and of every kind of question, as they come in a working day. */
export const everyAnnouncement: Readonly<Record<string, Announcement>> = {
  started: { type: 'taskStarted', task: running },
  completed: { type: 'taskEnded', task: completed },
  failed: { type: 'taskEnded', task: failed },
  cancelled: { type: 'taskEnded', task: cancelled },
  statusOfNone: { type: 'status', live: [], lastEnded: completed },
  statusAtFirst: { type: 'status', live: [], lastEnded: undefined },
  statusOfTwo: {
    type: 'status',
    live: [running, taskFacts({ id: 7, name: 'add dark mode', projectDir: '/projects/web', startedAt: NOW - 9000 })],
    lastEnded: undefined,
  },
  taskStatus: { type: 'taskStatus', task: running },
  taskStatusEnded: { type: 'taskStatus', task: { ...failed, completedAt: NOW - 60_000, startedAt: NOW - 72_000 } },
  queued: { type: 'taskQueued', task: waiting },
  stalled: { type: 'taskStalled', task: { ...running, stalledSince: NOW - 900_500 } },
  changes: { type: 'changes', task: changed },
  changesUnknown: { type: 'changes', task: completed },
  everythingAtOnce: {
    type: 'taskEnded',
    task: { ...changed, status: 'failed', cause: 'agentError', reason: 'x', notes: ['a', 'b'], turns: 3, cost: 0.5 },
  },
  statusWithWaiting: { type: 'status', live: [running, waiting], lastEnded: undefined },
  result: { type: 'result', task: completed, text: completed.result ?? '' },
  help: {
    type: 'help',
    sentences: ['start task refactor auth in api', 'what is running', 'cancel it', 'how is refactor auth doing'],
  },
  confirmStart: asked(),
  confirmCancel: asked({ ...confirmStart(), type: 'confirm', intent: { type: 'cancel', taskId: 3 }, tasks: [running] }),
  queueBehind: asked(queueBehind()),
  whichProject: asked({
    type: 'whichProject',
    id: 'q2',
    prompt: 'refactor auth',
    expiresAt: NOW + 30_000,
    choices: [
      { key: '1', label: 'api' },
      { key: '2', label: 'web' },
    ],
    candidates: [
      { name: 'api', dir: '/projects/api' },
      { name: 'web', dir: '/projects/web' },
    ],
  }),
  whichTask: asked({
    type: 'whichTask',
    id: 'q3',
    wanted: { type: 'cancel' },
    expiresAt: NOW + 30_000,
    choices: [
      { key: '1', label: 'refactor auth' },
      { key: '2', label: 'add dark mode' },
    ],
    candidates: [running, taskFacts({ id: 7, name: 'add dark mode', projectDir: '/projects/web' })],
  }),
  dismissed: { type: 'dismissed' },
  notUnderstood: { type: 'notUnderstood', text: 'cancel the thing', suggestions: ['cancel it', 'cancel task 3'] },
  silence: { type: 'nothingHeard', why: 'silence' },
  notSpeech: { type: 'nothingHeard', why: 'not-speech' },
  unclear: { type: 'nothingHeard', why: 'unclear' },
  tooShort: { type: 'nothingHeard', why: 'too-short' },
  cancelledTake: { type: 'nothingHeard', why: 'cancelled' },
  problem: {
    type: 'problem',
    error: {
      code: 'project_busy',
      message: 'In api a task is already running: 3, refactor auth.',
      hint: 'Wait for it, or say “cancel refactor auth”.',
    },
  },
};
