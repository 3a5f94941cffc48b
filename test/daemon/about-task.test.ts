import { expect, it } from 'vitest';
import { aboutTask } from '../../src/daemon/about-task.ts';
import { taskFacts } from '../fakes/task-facts.ts';

const task = taskFacts({ id: 7 });

it.each(['taskStarted', 'taskQueued', 'taskStalled', 'taskEnded', 'taskStatus', 'changes'] as const)(
  'after %s "it" is its task',
  (type) => {
    expect(aboutTask({ type, task })).toBe(7);
  },
);

it('"it" is a lone task of the status, and none of several', () => {
  expect(aboutTask({ type: 'status', live: [task], lastEnded: undefined })).toBe(7);
  expect(aboutTask({ type: 'status', live: [task, taskFacts({ id: 8 })], lastEnded: undefined })).toBeUndefined();
  expect(aboutTask({ type: 'dismissed' })).toBeUndefined();
});
