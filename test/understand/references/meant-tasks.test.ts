import { expect, test } from 'vitest';
import { meantTasks } from '../../../src/understand/references/meant-tasks.ts';
import { ended, task } from '../situations.ts';
import { references } from './contexts.ts';

const tasks = [task(5, 'deploy now'), task(4, 'deploy'), ended(3, 'fix login'), task(2, 'two')];

test('one reading is what its reference means', () => {
  expect(meantTasks([{ number: 4 }], 'cancel', references(tasks))).toMatchObject({ task: { id: 4 }, how: 'by number' });
  expect(meantTasks([{ name: 'login' }], 'cancel', references(tasks))).toMatchObject({ type: 'none' });
});

test('of readings that name live tasks the one with the longer whole name is meant to be cancelled', () => {
  const readings = [{ name: 'deploy', now: true }, { name: 'deploy now' }];
  expect(meantTasks(readings, 'cancel', references(tasks))).toMatchObject({ task: { id: 5 }, certainty: 'sure' });
});

test('readings that mean several tasks are for the person to choose from, newest first', () => {
  const resolved = meantTasks([{ number: 2 }, { name: 'deploy' }], 'taskStatus', references(tasks));
  expect(resolved).toMatchObject({ type: 'several', candidates: [{ id: 4 }, { id: 2 }] });
});

test('readings that mean the same are as sure as the least sure of them', () => {
  const resolved = meantTasks(
    [{ number: 3 }, { unknown: 'log in fix' }, { unknown: 'fix log' }],
    'result',
    references(tasks),
  );
  expect(resolved).toMatchObject({ type: 'task', task: { id: 3 } });
  const alike = meantTasks([{ number: 4 }, { unknown: 'deployed' }], 'result', references(tasks));
  expect(alike).toMatchObject({ task: { id: 4 }, certainty: 'unsure' });
});

test('a reading that means none leaves the others', () => {
  const resolved = meantTasks([{ number: 77 }, { name: 'two' }], 'cancel', references(tasks));
  expect(resolved).toMatchObject({ type: 'task', task: { id: 2 } });
});

test('readings that all mean none give the first problem', () => {
  const resolved = meantTasks([{ number: 77 }, { name: 'nothing' }], 'taskStatus', references(tasks));
  expect(resolved).toMatchObject({ type: 'none', problem: { message: 'There is no task 77.' } });
});

test('no reading at all means "it"', () => {
  expect(meantTasks([], 'taskStatus', references(tasks, { spokenAbout: [2] }))).toMatchObject({ task: { id: 2 } });
});
