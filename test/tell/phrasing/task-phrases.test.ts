import { describe, expect, it } from 'vitest';
import type { Announcement } from '../../../src/core/announcement.ts';
import type { Phrase } from '../../../src/core/phrase.ts';
import type { TaskCause, TaskFacts } from '../../../src/core/task.ts';
import { phraseOf } from '../../../src/tell/phrasing/phrase-of.ts';
import { taskFacts } from '../../fakes/task-facts.ts';
import { asked, cancelled, changed, completed, failed, NOW, queueBehind, running, waiting } from '../announcements.ts';

function said(announcement: Announcement, clickable = false): Phrase {
  return phraseOf(announcement, { now: NOW, longText: false, clickable });
}

const ended = (task: TaskFacts) => said({ type: 'taskEnded', task });

describe('a task that waits', () => {
  it('says for what', () => {
    expect(said({ type: 'taskQueued', task: waiting })).toEqual({
      title: 'Queued: write docs',
      body: 'It starts when api is free.\nin api · task 6 · Claude',
      spoken: 'Queued: write docs, in api. It starts when api is free.',
      urgency: 'normal',
    });
    const forSlot = said({ type: 'taskQueued', task: { ...waiting, waitsFor: 'slot', agent: 'opencode' } });
    expect(forSlot.body).toBe('It starts when another task has ended.\nin api · task 6 · OpenCode');
  });

  it('is named in the status with the task before it, and counted apart', () => {
    const last = taskFacts({ ...waiting, id: 7, name: 'ship it' });
    const other = taskFacts({ ...waiting, id: 8, name: 'dark', projectDir: '/projects/web', waitsFor: 'slot' });
    const phrase = said({ type: 'status', live: [running, waiting, last, other], lastEnded: undefined });
    expect(phrase.title).toBe('1 task is running, 3 wait');
    expect(phrase.body.split('\n')).toEqual([
      '3 · refactor auth · api · for 2 min 10 s',
      '    editing src/login.ts',
      '6 · write docs · api · waiting for task 3',
      '7 · ship it · api · waiting for task 6',
      '8 · dark · web · waiting for a task to end',
    ]);
    const two = said({ type: 'status', live: [running, waiting], lastEnded: undefined });
    expect(two.spoken).toBe(
      '1 task is running, 1 waits: refactor auth for 2 minutes 10 seconds and write docs waiting for task 3.',
    );
    expect(said({ type: 'status', live: [waiting], lastEnded: undefined }).title).toBe('Nothing is running, 1 waits');
  });

  it('says so when asked about', () => {
    const phrase = said({ type: 'taskStatus', task: waiting });
    expect(phrase.title).toBe('write docs: waiting to start');
    expect(phrase.body).toBe('It starts when api is free.\nin api · task 6');
    expect(phrase.spoken).toBe('write docs is waiting. It starts when api is free.');
  });

  it('that was cancelled never began', () => {
    expect(ended({ ...waiting, status: 'cancelled', completedAt: NOW }).body).toBe('before it began · in api · task 6');
  });
});

describe('the question whether to queue', () => {
  it('names the project, its task and the prompt', () => {
    expect(said(asked(queueBehind()))).toMatchObject({
      title: 'website is busy. Queue it?',
      body: 'website is busy with task 1, fix login.\nQueue “write docs” behind it?\nSay “yes” or “no”.',
      spoken: 'website is busy with task 1, fix login. Queue write docs behind it? Say yes or no.',
    });
  });

  it('counts those that wait already and names the agent', () => {
    const ahead = [running, waiting, { ...waiting, id: 7 }];
    const { body, spoken } = said(asked(queueBehind({ ahead, agent: 'codex' })), true);
    expect(body.split('\n')).toEqual([
      'website is busy with task 3, refactor auth, and 2 more wait.',
      'Queue “write docs” behind it?',
      'with Codex',
      'Say “yes” or “no”, or click.',
    ]);
    expect(spoken).toContain('Queue write docs with Codex behind it?');
  });
});

it('a stalled task says for how long, and what to say to end it', () => {
  const task = taskFacts({ name: 'fix login', stalledSince: NOW - 15 * 60_000 - 700 });
  expect(said({ type: 'taskStalled', task })).toEqual({
    title: 'Silent for 15 min: fix login',
    body: [
      'It has neither printed nor worked for 15 min.',
      'To end it, say “cancel task 1”; else it goes on.',
      'in api · task 1',
    ].join('\n'),
    spoken: 'Task 1, fix login, has been silent for 15 minutes. To end it, say: cancel task 1.',
    urgency: 'critical',
  });
  expect(said({ type: 'taskStatus', task }).spoken).toMatch(/, silent for 15 minutes\.$/);
  expect(said({ type: 'status', live: [task], lastEnded: undefined }).body).toContain('\n    silent for 15 min');
});

describe('what a task changed', () => {
  it('is a sentence, and for the eye the files', () => {
    const phrase = said({ type: 'changes', task: changed });
    expect(phrase.spoken).toBe('It changed 3 files, 12 lines added and 4 removed, in 1 commit.');
    expect(phrase.title).toBe('Changes: refactor auth');
    expect(phrase.body.split('\n')).toEqual([
      'It changed 3 files, 12 lines added and 4 removed, in 1 commit.',
      'src/login.ts (+10 −4)',
      'src/new.ts (new +2)',
      'logo.png (removed)',
      'in api · task 3',
    ]);
    expect(ended(changed).body).toContain('\nIt changed 3 files, 12 lines added and 4 removed, in 1 commit.\n');
  });

  it.each([
    [{ fileCount: 0, linesAdded: 0, linesRemoved: 0, commits: 0 }, 'It changed nothing.'],
    [{ fileCount: 0, linesAdded: 0, linesRemoved: 0, commits: 2 }, 'It made 2 commits, but the files are as before.'],
    [{ fileCount: 1, linesAdded: 1, linesRemoved: 0, commits: 0 }, 'It changed 1 file, 1 line added.'],
    [
      { fileCount: 2, linesAdded: 0, linesRemoved: 7, commits: 2 },
      'It changed 2 files, 7 lines removed, in 2 commits.',
    ],
    [{ fileCount: 1, linesAdded: 0, linesRemoved: 0, commits: 0 }, 'It changed 1 file.'],
  ])('%j is "%s"', (counts, sentence) => {
    expect(said({ type: 'changes', task: { ...completed, changes: { ...counts, files: [] } } }).spoken).toBe(sentence);
  });

  it('shows where a renamed file was before', () => {
    const file = { path: 'c.txt', from: 'b.txt', kind: 'changed', linesAdded: 0, linesRemoved: 0 } as const;
    const facts = { fileCount: 1, files: [file], linesAdded: 0, linesRemoved: 0, commits: 0 };
    const { body } = said({ type: 'changes', task: { ...completed, changes: facts } });
    expect(body.split('\n')[1]).toBe('b.txt → c.txt');
  });

  it('lists eight files and counts the rest', () => {
    const file = (at: number) => ({ path: `f${at}`, kind: 'changed', linesAdded: 1, linesRemoved: 0 }) as const;
    const files = Array.from({ length: 200 }, (_, at) => file(at));
    const task = { ...completed, changes: { fileCount: 900, files, linesAdded: 900, linesRemoved: 0, commits: 0 } };
    const { body } = said({ type: 'changes', task });
    expect(body.split('\n').slice(8)).toEqual(['f7 (+1)', '… and 892 more: wilco changes 3', 'in api · task 3']);
  });

  it.each([
    [running, 'It is still running; what it changed is known when it has ended.'],
    [waiting, 'It has not begun yet.'],
    [completed, 'What it changed cannot be told: api is no git repository, or git took too long.'],
    [{ ...cancelled, startedAt: undefined }, 'It never began, so it changed nothing.'],
  ])('cannot always be told', (task, sentence) => {
    expect(said({ type: 'changes', task }).spoken).toBe(sentence);
  });
});

describe('a failure', () => {
  const causes: Readonly<Record<Exclude<TaskCause, 'cancelled'>, string>> = {
    timeLimit: 'It was stopped, because its time was up.',
    stalled: 'It was stopped, because it was silent for too long.',
    notStarted: 'Claude could not be started. The reason.',
    apiError: 'Claude could not work with its service.',
    auth: 'Claude is not logged in.',
    budget: 'It has used up what it may cost.',
    turns: 'It has used up its turns.',
    agentError: 'Claude reported an error. The reason.',
    diskFull: 'The disk is full.',
    exitCode: 'It ended with exit code 1.',
    signal: 'Something other than Wilco killed it.',
    noResult: 'It ended without a result.',
    lost: 'How it ended is not known: Wilco or the machine was down.',
  };

  it.each(Object.entries(causes))('by %s is said in its own words, and its reason is shown', (cause, sentence) => {
    const phrase = ended({ ...failed, cause: cause as TaskCause, reason: 'The reason.' });
    expect(phrase.spoken).toBe(`fix login failed. ${sentence}`);
    expect(phrase.body).toContain('The reason.');
    expect(ended({ ...failed, cause: cause as TaskCause, reason: undefined }).body).toContain(
      sentence.replace(' The reason.', ''),
    );
  });

  it('is not told twice where reason and cause say the same', () => {
    const full = ended({ ...failed, cause: 'diskFull', reason: 'The disk is full, so that its output is cut off.' });
    expect(full.body.split('\n').slice(0, 2)).toEqual([
      'The disk is full, so that its output is cut off.',
      'Make room, then start it again.',
    ]);
  });

  it('by a lack of a login says how to log in', () => {
    const hint = (agent: string) => ended({ ...failed, cause: 'auth', agent }).body.split('\n')[1];
    expect(hint('claude')).toBe('Log in once in a terminal: claude');
    expect(hint('codex')).toBe('Log in once in a terminal: codex login');
    expect(hint('mine')).toBe('Log it in once in a terminal.');
  });
});

describe('an end', () => {
  it('tells turns and cost where they are known', () => {
    const first = (facts: Partial<TaskFacts>) => ended({ ...completed, ...facts }).body.split('\n')[0];
    expect(first({ turns: 12, cost: 0.344 })).toBe('done in 2 min 10 s · 12 turns · $0.34 · in api · task 3');
    expect(first({ turns: 1, cost: 0.001 })).toBe('done in 2 min 10 s · 1 turn · under $0.01 · in api · task 3');
    expect(first({ turns: 0, cost: 0 })).toBe('done in 2 min 10 s · in api · task 3');
  });

  it('tells whether what was left running still runs', () => {
    expect(ended({ ...completed, leftoversKept: true }).spoken).toMatch(/It left vite running\.$/);
    expect(ended(completed).spoken).toMatch(/It left vite running; I stopped it\.$/);
  });

  it('counts what was left running', () => {
    const left = (...leftovers: readonly string[]) => ended({ ...completed, leftovers }).spoken;
    expect(left('node', 'vite')).toMatch(/It left 2 processes running: node and vite; I stopped them\.$/);
    expect(left('sleep', 'sleep')).toMatch(/It left 2 processes running: sleep \(2\); I stopped them\.$/);
    expect(left('sleep', 'vite', 'sleep', 'sleep', 'a', 'b', 'c', 'c')).toMatch(
      /It left 8 processes running: sleep \(3\), vite and 4 more; I stopped them\.$/,
    );
  });

  it('of one that never began does not send to its output', () => {
    const notStarted = { ...failed, startedAt: undefined, cause: 'notStarted' } as const;
    expect(ended(notStarted).body).not.toContain('wilco output');
    expect(ended(failed).body).toContain('What it wrote: wilco output 4');
  });

  it('tells what went wrong beside it', () => {
    const notes = ['The output file could not be written: the project is read-only.', 'Another.'];
    for (const task of [completed, failed, cancelled]) {
      const phrase = ended({ ...task, notes });
      expect(phrase.body).toContain(notes.join('\n'));
      expect(phrase.spoken).toMatch(/The output file could not be written: the project is read-only\.$/);
    }
  });
});
