import { describe, expect, test } from 'vitest';
import type { TaskPurpose } from '../../../src/core/question.ts';
import { KnownNames } from '../../../src/understand/names/known-names.ts';
import { isNamedInPart, resolveTask } from '../../../src/understand/references/resolve-task.ts';
import { ended, situation, task } from '../situations.ts';
import { references } from './contexts.ts';

const tasks = [ended(6, 'fix login'), task(5, 'refactor auth'), ended(4, 'kubectl setup'), task(3, 'json parser')];

function told(name: string, purpose: TaskPurpose, known = tasks): unknown {
  const resolved = resolveTask({ type: 'name', name }, purpose, references(known));
  switch (resolved.type) {
    case 'task':
      return `${resolved.task.id} ${resolved.certainty}: ${resolved.how}`;
    case 'several':
      return resolved.candidates.map(({ id }) => id);
    case 'none':
      return [resolved.problem.message, ...resolved.candidates.map(({ id }) => id)];
  }
}

test.each<[string, TaskPurpose, unknown]>([
  ['refactor auth', 'cancel', '5 sure: by name'],
  ['auth', 'cancel', '5 unsure: one word of its name'],
  ['auth', 'taskStatus', '5 sure: one word of its name'],
  ['off', 'cancel', '5 unsure: sounds like “auth”'],
  ['refactor oath', 'rename', '5 unsure: sounds like “refactor auth”'],
  ['cube control', 'result', '4 unsure: sounds like “kubectl”'],
  ['jason parser', 'open', '3 unsure: sounds like “json parser”'],
  ['fix log in', 'retry', '6 sure: by name'],
  ['fix login', 'cancel', ['Task 6, fix login, has ended already.', 5, 3]],
  ['cube control', 'cancel', ['No running task has that name.', 5, 3]],
  ['weather', 'cancel', ['No running task has that name.', 5, 3]],
  ['off', 'retry', ['No ended task has that name.', 6, 4]],
  ['auth refactor', 'cancel', '5 unsure: its words in another order'],
  ['auth refactor', 'taskStatus', '5 sure: its words in another order'],
  ['off refactor', 'taskStatus', '5 unsure: sounds like “auth refactor”'],
  ['log in fix', 'result', '6 sure: its words in another order'],
])('"%s" to %s is %s', (name, purpose, expected) => {
  expect(told(name, purpose)).toEqual(expected);
});

test('a name that sounds like two is never guessed', () => {
  expect(told('off', 'cancel', [task(2, 'auth docs'), task(1, 'auth tests')])).toEqual([2, 1]);
});

test('a name whose words are said in another order may be part of another name', () => {
  const known = [task(3, 'plan auth refactor'), task(2, 'refactor the auth'), task(1, 'auth')];
  expect(told('auth refactor', 'taskStatus', known)).toEqual([3, 2]);
  expect(told('auth refactor', 'cancel', [...known, task(0, 'auth refactor')])).toBe('0 sure: by name');
});

test('of names that sound alike only those count of which that can be asked', () => {
  expect(told('coffee', 'cancel', [ended(2, 'coffea'), task(1, 'cofee shop')])).toMatch(/^1 unsure/);
});

test('names by sound are the same whether they are kept or made for the one look-up', () => {
  const names = new KnownNames();
  const now = situation(tasks);
  const kept = { ...references(tasks), sounds: names.sounds(now) };
  for (const name of ['off', 'cube control', 'weather']) {
    const reference = { type: 'name', name } as const;
    expect(resolveTask(reference, 'result', kept)).toEqual(resolveTask(reference, 'result', references(tasks)));
  }
});

describe('a task is named in part', () => {
  test.each<[string, boolean]>([
    ['auth', true],
    ['refactor', true],
    ['refactor auth', false],
    ['refactorauth', false],
    ['auth refactor', true],
    ['off', false],
    ['', false],
  ])('by "%s": %s', (name, expected) => {
    expect(isNamedInPart({ type: 'name', name }, task(5, 'refactor auth'))).toBe(expected);
  });
});
