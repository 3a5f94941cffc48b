import { describe, expect, test } from 'vitest';
import type { Announcement } from '../../../src/core/announcement.ts';
import type { Decided } from '../../../src/core/decision.ts';
import type { Intent } from '../../../src/core/intent.ts';
import { Understanding } from '../../../src/understand/understanding.ts';
import { API, ended, heardLocally, situation, task, typed, WEB } from '../situations.ts';

const world = situation([task(5, 'fix login')]);
const started: Announcement = { type: 'taskStarted', task: task(5, 'fix login') };
const start: Intent = { type: 'start', prompt: 'fix the login', project: API, name: undefined };
const NOTHING = { announcement: { type: 'problem', error: { code: 'nothing_to_undo' } } };

function after(intent: Intent, announcement: Announcement) {
  const clock = { now: 1_000_000 };
  const understanding = new Understanding({ now: () => clock.now });
  const told = understanding.carriedOut(intent, announcement, { type: 'act', intent });
  understanding.told(told);
  return { clock, understanding, told };
}

test('a start says until when it can be undone, and "undo that" kills the task within that time', () => {
  const { clock, understanding, told } = after(start, started);
  expect(told).toEqual({ ...started, undoUntil: 1_010_000 });
  clock.now += 10_000;
  expect(understanding.decide(typed('undo that'), world)).toEqual({
    type: 'act',
    intent: { type: 'cancel', taskId: 5, now: true },
  });
  expect(understanding.decide(typed('undo that'), world)).toMatchObject(NOTHING);
});

test('after its time nothing is undone', () => {
  const { clock, understanding } = after(start, started);
  clock.now += 10_001;
  expect(understanding.decide(typed('undo that'), world)).toMatchObject(NOTHING);
});

test.each<[string, Intent, Announcement, Intent]>([
  [
    'a queued start',
    { ...start, queue: true },
    { type: 'taskQueued', task: task(6, 'docs', { status: 'pending' }) },
    { type: 'cancel', taskId: 6, now: true },
  ],
  [
    'a new name',
    { type: 'rename', taskId: 5, name: 'login' },
    { type: 'renamed', task: task(5, 'login'), before: 'fix login' },
    { type: 'rename', taskId: 5, name: 'fix login' },
  ],
  [
    'another project',
    { type: 'switchProject', project: WEB },
    { type: 'projectSwitched', project: WEB, before: API },
    { type: 'switchProject', project: API },
  ],
  ['being quiet', { type: 'speech', on: false }, { type: 'speech', on: false }, { type: 'speech', on: true }],
  [
    'a new word',
    { type: 'addWord', word: 'OAuth', spoken: 'o auth' },
    { type: 'wordAdded', word: 'OAuth', spoken: 'o auth', wasKnown: false },
    { type: 'forgetWord', word: 'OAuth' },
  ],
])('%s is taken back by its opposite', (_, intent, announcement, inverse) => {
  const { understanding, told } = after(intent, announcement);
  expect(told).toHaveProperty('undoUntil');
  expect(understanding.decide(typed('undo that'), world)).toEqual({ type: 'act', intent: inverse });
});

describe('a cancel', () => {
  const cancelled = { ...ended(5, 'fix login'), status: 'cancelled' } as const;

  test('cannot be taken back, so it asks whether to begin anew', () => {
    const { understanding, told } = after({ type: 'cancel', taskId: 5 }, { type: 'taskEnded', task: cancelled });
    expect(told).not.toHaveProperty('undoUntil');
    expect(understanding.decide(typed('undo that'), situation([cancelled]))).toMatchObject({
      announcement: { question: { type: 'confirm', intent: { type: 'retry', taskId: 5 }, tasks: [{ id: 5 }] } },
    });
    expect(understanding.decide(typed('yes'), situation([cancelled]))).toEqual({
      type: 'act',
      intent: { type: 'retry', taskId: 5 },
    });
  });
});

test('a word that was known before is not forgotten by an undo', () => {
  const word = { word: 'OAuth', spoken: 'o auth' };
  const { understanding, told } = after({ type: 'addWord', ...word }, { type: 'wordAdded', ...word, wasKnown: true });
  expect(told).not.toHaveProperty('undoUntil');
  expect(understanding.decide(typed('undo that'), world)).toMatchObject(NOTHING);
});

test('what was only shown leaves nothing to undo', () => {
  const { understanding } = after({ type: 'status' }, { type: 'status', live: [], lastEnded: undefined });
  expect(understanding.decide(typed('undo that'), world)).toMatchObject(NOTHING);
});

test('a task that began by itself is none that a start can be undone of', () => {
  const { understanding } = after({ type: 'help' }, { type: 'help', sentences: [] });
  understanding.told(started);
  expect(understanding.decide(typed('undo that'), world)).toMatchObject(NOTHING);
});

test('an "undo that" which the recogniser doubts is asked about, for it kills', () => {
  const { understanding } = after(start, started);
  expect(understanding.decide(heardLocally('undo that', 0.3), world)).toMatchObject({
    announcement: { question: { type: 'confirm', intent: { type: 'cancel', taskId: 5 } } },
  });
});

test.each<[string, Intent, Announcement]>([
  ['all tasks were cancelled', { type: 'cancelAll', taskIds: [4] }, { type: 'allCancelled', tasks: [] }],
  [
    'a program ran',
    { type: 'runCommand', name: 'deploy', command: ['make'], dir: undefined, timeout: 1 },
    { type: 'commandEnded', name: 'deploy', exitCode: 0, timedOut: false, lines: [] },
  ],
])('after %s, "undo that" does not mean the start before it', (_, intent, announcement) => {
  const { understanding } = after(start, started);
  understanding.carriedOut(intent, announcement, { type: 'act', intent });
  expect(understanding.decide(typed('undo that'), world)).toMatchObject(NOTHING);
});

test('what was only shown in between leaves the start to be undone', () => {
  const { understanding } = after(start, started);
  const status: Intent = { type: 'status' };
  understanding.carriedOut(status, { type: 'status', live: [], lastEnded: undefined }, { type: 'act', intent: status });
  expect(understanding.decide(typed('undo that'), world)).toMatchObject({ intent: { type: 'cancel', taskId: 5 } });
});

test('what one sentence did is undone together, the last thing first', () => {
  const understanding = new Understanding();
  const rename: Intent = { type: 'rename', taskId: 4, name: 'login' };
  const both: Decided = { type: 'actInTurn', intents: [start, rename] };
  const renamed: Announcement = { type: 'renamed', task: task(4, 'login'), before: 'docs' };
  expect(understanding.carriedOut(start, started, both)).toHaveProperty('undoUntil');
  expect(understanding.carriedOut(rename, renamed, both)).toHaveProperty('undoUntil');
  expect(understanding.decide(typed('undo that'), world)).toEqual({
    type: 'actInTurn',
    intents: [
      { type: 'rename', taskId: 4, name: 'docs' },
      { type: 'cancel', taskId: 5, now: true },
    ],
  });
  expect(understanding.decide(typed('undo that'), world)).toMatchObject(NOTHING);
});
