import { describe, expect, test } from 'vitest';
import type { TaskPurpose } from '../../../src/core/question.ts';
import { type Resolved, resolveTask } from '../../../src/understand/references/resolve-task.ts';
import type { TaskReference } from '../../../src/understand/references/task-reference.ts';
import { ended, task } from '../situations.ts';
import { references } from './contexts.ts';

const IT: TaskReference = { type: 'it' };
const LAST: TaskReference = { type: 'last' };
const named = (name: string): TaskReference => ({ type: 'name', name });
const numbered = (id: number): TaskReference => ({ type: 'number', id });

const tasks = [ended(6, 'fix login'), task(5, 'refactor auth'), ended(4, 'write docs', 90_000), task(3, 'auth docs')];

function resolve(reference: TaskReference, purpose: TaskPurpose, spokenAbout?: number, known = tasks): Resolved {
  const spoken = spokenAbout === undefined ? [] : [spokenAbout];
  return resolveTask(reference, purpose, references(known, { spokenAbout: spoken }));
}

function resolved(reference: TaskReference, purpose: TaskPurpose, spokenAbout?: number, known = tasks): unknown {
  const found = resolve(reference, purpose, spokenAbout, known);
  switch (found.type) {
    case 'task':
      return found.task.id;
    case 'several':
      return found.candidates.map((candidate) => candidate.id);
    case 'none':
      return found.problem.message;
  }
}

describe('"it"', () => {
  test('to cancel is the task last spoken about, if it lives, else one of the live ones', () => {
    expect(resolved(IT, 'cancel', 3)).toBe(3);
    expect(resolved(IT, 'cancel', 4)).toEqual([5, 3]);
    expect(resolved(IT, 'cancel')).toEqual([5, 3]);
  });

  test('to cancel is the only live one, but for a guess where another was spoken about', () => {
    const known = [ended(2, 'b'), task(1, 'a')];
    expect(resolve(IT, 'cancel', undefined, known)).toMatchObject({ task: { id: 1 }, certainty: 'sure' });
    expect(resolve(IT, 'cancel', 1, known)).toMatchObject({ task: { id: 1 }, certainty: 'sure' });
    expect(resolve(IT, 'cancel', 2, known)).toMatchObject({ task: { id: 1 }, certainty: 'guess' });
  });

  test('to be asked about may be a task that has ended', () => {
    expect(resolved(IT, 'taskStatus', 4)).toBe(4);
    expect(resolved(IT, 'taskStatus')).toBe(5);
    expect(resolved(IT, 'taskStatus', undefined, [ended(2, 'b'), ended(1, 'a', 99_000)])).toBe(1);
  });

  test('for a result is, unless spoken about, the task that ended last', () => {
    expect(resolved(IT, 'result', 3)).toBe(3);
    expect(resolved(IT, 'result')).toBe(4);
    expect(resolved(IT, 'result', undefined, [task(1, 'a')])).toBe(1);
  });

  test('with nothing there is a problem that says what there is', () => {
    expect(resolve(IT, 'cancel', 4, [ended(4, 'docs')])).toMatchObject({
      problem: { code: 'task_unknown', message: 'No task is running.', hint: 'Nothing has to be stopped.' },
    });
    expect(resolved(IT, 'result', undefined, [])).toBe('There is no task yet.');
  });
});

test('"the last one" is the newest: of the living to cancel, of those that ended for a result', () => {
  expect(resolved(LAST, 'cancel', 3)).toBe(5);
  expect(resolved(LAST, 'taskStatus', 3)).toBe(6);
  expect(resolved(LAST, 'result', 3)).toBe(4);
});

test('a number is a task number and nothing else', () => {
  expect(resolved(numbered(3), 'cancel')).toBe(3);
  expect(resolved(numbered(4), 'result')).toBe(4);
  expect(resolved(numbered(4), 'cancel')).toBe('Task 4, write docs, has ended already.');
  expect(resolve(numbered(7), 'cancel')).toMatchObject({
    problem: {
      code: 'task_unknown',
      message: 'There is no task 7.',
      hint: 'Tasks running: task 5, refactor auth; task 3, auth docs.',
    },
  });
});

describe('a name', () => {
  test('fits whole, whatever its case and spelling', () => {
    expect(resolved(named('Refactor-Auth'), 'cancel')).toBe(5);
    expect(resolved(named('refactorauth'), 'cancel')).toBe(5);
  });

  test('fits by some of its words in a row when only one task has them', () => {
    expect(resolved(named('refactor'), 'cancel')).toBe(5);
    expect(resolved(named('login'), 'result')).toBe(6);
    expect(resolved(named('fact'), 'cancel')).toBe('No running task has that name.');
  });

  test('that fits two is never guessed', () => {
    expect(resolved(named('auth'), 'cancel')).toEqual([5, 3]);
    expect(resolved(named('docs'), 'result')).toEqual([4, 3]);
  });

  test('that fits two, of which one lives, is that one to cancel', () => {
    expect(resolved(named('docs'), 'cancel')).toBe(3);
  });

  test('that is whole one and part of another is the whole one', () => {
    const both = [task(2, 'auth docs'), task(1, 'auth')];
    expect(resolved(named('auth'), 'cancel', undefined, both)).toBe(1);
  });

  test('that several tasks had in turn is the live one, else the newest', () => {
    const same = [ended(3, 'tests'), task(2, 'tests'), ended(1, 'tests')];
    expect(resolved(named('tests'), 'result', undefined, same)).toBe(2);
    expect(resolved(named('tests'), 'result', undefined, [ended(3, 'tests'), ended(1, 'tests')])).toBe(3);
  });

  test('of nothing is no name', () => {
    expect(resolved(named(''), 'cancel')).toBe('No running task has that name.');
    expect(resolved(named('...'), 'cancel')).toBe('No running task has that name.');
  });
});
