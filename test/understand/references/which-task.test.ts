import { describe, expect, test } from 'vitest';
import type { TaskPurpose } from '../../../src/core/question.ts';
import type { ReferenceContext } from '../../../src/understand/references/reference-context.ts';
import { resolveTask } from '../../../src/understand/references/resolve-task.ts';
import { taskReference } from '../../../src/understand/references/task-reference.ts';
import { API, ended, task, WEB } from '../situations.ts';
import { references } from './contexts.ts';

const inApi = { projectDir: API.dir };
const inWeb = { projectDir: WEB.dir };
const failed = { status: 'failed', returnCode: 1 } as const;

const tasks = [
  task(9, 'tidy docs', { ...inApi, status: 'pending' }),
  task(8, 'fix login', { ...inApi, stalledSince: 1 }),
  task(7, 'refactor auth', inWeb),
  task(6, 'flaky test', { ...inApi, ...failed, completedAt: 9000 }),
  task(5, 'bump react', { ...inWeb, ...failed, completedAt: 9500 }),
  ended(4, 'write readme', 5000),
];

type Slots = Parameters<typeof taskReference>[0];

function told(slots: Slots, purpose: TaskPurpose, said: Partial<ReferenceContext> = {}, known = tasks): unknown {
  const resolved = resolveTask(taskReference(slots), purpose, references(known, said));
  switch (resolved.type) {
    case 'task':
      return `${resolved.task.id} ${resolved.certainty}: ${resolved.how}`;
    case 'several':
      return resolved.candidates.map(({ id }) => id);
    case 'none':
      return resolved.problem.message;
  }
}

describe('"the failed one"', () => {
  test.each<[string, Slots, TaskPurpose, unknown]>([
    ['is never one of two', { state: 'failed' }, 'taskStatus', [6, 5]],
    [
      'is the one that failed last, if that was said',
      { state: 'failed', newest: true },
      'taskStatus',
      '5 sure: the newest of its kind',
    ],
    ['is the only one', { state: 'completed' }, 'result', '4 sure: the only one of its kind'],
    ['may be in a project', { state: 'failed', of_project: 'api' }, 'retry', '6 sure: the only one of its kind'],
    [
      'may be the last one in a project',
      { newest: true, of_project: 'api' },
      'result',
      '6 sure: the newest of its kind',
    ],
    ['may be silent', { state: 'stalled' }, 'cancel', '8 sure: the only one of its kind'],
    ['may wait', { state: 'pending' }, 'cancel', '9 sure: the only one of its kind'],
    ['may not be there', { state: 'cancelled' }, 'taskStatus', 'No task was cancelled.'],
    ['cannot be cancelled', { state: 'failed' }, 'cancel', 'No running task has failed.'],
    ['cannot be cancelled, if it is one', { state: 'completed' }, 'cancel', 'Task 4, write readme, has ended already.'],
    ['cannot be begun again while it runs', { state: 'stalled' }, 'retry', 'Task 8, fix login, still runs.'],
    [
      'is in a project that has none',
      { state: 'pending', of_project: 'my-web' },
      'cancel',
      'No running task is waiting in my-web.',
    ],
  ])('%s', (_, slots, purpose, expected) => {
    expect(told(slots, purpose)).toEqual(expected);
  });
});

describe('"the one in api"', () => {
  test.each<[string, Slots, TaskPurpose, unknown]>([
    ['is one of several', { of_project: 'api' }, 'cancel', [9, 8]],
    ['is the only one that can be cancelled', { of_project: 'my-web' }, 'cancel', '7 sure: the only one of its kind'],
    [
      'is the only one that runs',
      { of_project: 'my-web' },
      'taskStatus',
      '7 unsure: the only one there that is running',
    ],
    [
      'is the only one that has ended',
      { of_project: 'my-web' },
      'result',
      '5 unsure: the only one there that has ended',
    ],
    ['is in no known project', { of_project: 'zebra' }, 'taskStatus', 'No task is in zebra.'],
    [
      'may be called by the name of the project alone',
      { unknown: 'my web' },
      'cancel',
      '7 unsure: the only one of its kind',
    ],
    ['may have a name', { name: 'fix', of_project: 'api' }, 'taskStatus', '8 sure: one word of its name'],
    ['may have no such name', { name: 'auth', of_project: 'api' }, 'taskStatus', 'No task has that name.'],
  ])('%s', (_, slots, purpose, expected) => {
    expect(told(slots, purpose)).toEqual(expected);
  });
});

describe('a place', () => {
  const listed = [7, 8, 9];

  test.each<[string, Slots, TaskPurpose, unknown]>([
    ['is one in the row that was told', { ordinal: 2 }, 'cancel', '8 sure: by its place in the list'],
    ['may be the last', { ordinal: -1 }, 'cancel', '9 sure: by its place in the list'],
    ['may be none of the row', { ordinal: 4 }, 'cancel', 'The list had 3 tasks only.'],
    ['of a task that runs cannot be begun again', { ordinal: 1 }, 'retry', 'Task 7, refactor auth, still runs.'],
  ])('%s', (_, slots, purpose, expected) => {
    expect(told(slots, purpose, { listed })).toEqual(expected);
  });

  test.each<[string, Slots, TaskPurpose, unknown]>([
    [
      'counts only the tasks of that project',
      { ordinal: 1, of_project: 'api' },
      'cancel',
      '8 sure: by its place in the list',
    ],
    ['is one of two where it can be counted in two ways', { ordinal: 2, of_project: 'api' }, 'cancel', [9, 8]],
    ['is the last in either way', { ordinal: -1, of_project: 'api' }, 'cancel', '9 sure: by its place in the list'],
    [
      'counts only the tasks in that state',
      { ordinal: 1, state: 'pending' },
      'cancel',
      '9 sure: by its place in the list',
    ],
    [
      'is in doubt where it fits only in the whole row',
      { ordinal: 2, state: 'stalled' },
      'cancel',
      '8 unsure: by its place in the list',
    ],
    ['may be none of the kind', { ordinal: 3, of_project: 'my-web' }, 'cancel', 'The list had one such task only.'],
    ['of a kind that the row has not is none', { ordinal: 1, state: 'failed' }, 'retry', 'The list had no such task.'],
  ])('of a kind %s', (_, slots, purpose, expected) => {
    expect(told(slots, purpose, { listed })).toEqual(expected);
  });

  test('that can be counted in two ways is in doubt where only one of them can be cancelled', () => {
    const known = [ended(3, 'a'), task(2, 'b'), task(1, 'c', inWeb)].map((one) =>
      one.id === 1 ? one : { ...one, ...inApi },
    );
    expect(told({ ordinal: 2, of_project: 'api' }, 'cancel', { listed: [1, 2, 3] }, known)).toBe(
      '2 unsure: by its place in the list',
    );
    expect(told({ ordinal: 2, of_project: 'api' }, 'cancel', { listed: [2, 1, 3] }, known)).toBe(
      'Task 3, a, has ended already.',
    );
  });

  test('in no row is asked about', () => {
    const resolved = resolveTask({ type: 'ordinal', place: 2 }, 'cancel', references(tasks));
    expect(resolved).toMatchObject({ type: 'none', problem: { message: 'No tasks were listed.' } });
    expect(resolved).toMatchObject({ candidates: [{ id: 9 }, { id: 8 }, { id: 7 }] });
  });
});

describe('"the one before"', () => {
  test.each<[string, readonly number[], TaskPurpose, unknown]>([
    ['was spoken about before', [8, 7, 9], 'cancel', '7 sure: spoken about before'],
    ['is the next older where none was', [8], 'cancel', '7 unsure: the next older'],
    ['is older than the newest where nothing was spoken about', [], 'taskStatus', '8 unsure: the next older'],
    ['is a guess where the one spoken about cannot be cancelled', [9, 4], 'cancel', '8 guess: the next older'],
    ['may not be there', [7], 'cancel', 'There is no task before that one.'],
  ])('%s', (_, spokenAbout, purpose, expected) => {
    expect(told({ reference: 'before' }, purpose, { spokenAbout })).toEqual(expected);
  });
});

describe('"the other one"', () => {
  const two = [task(3, 'a'), ended(2, 'b'), task(1, 'c')];

  test.each<[string, readonly number[], unknown]>([
    ['of two that run is the one not spoken about', [3, 2], '1 sure: the other of two'],
    ['is one of two where none was spoken about', [], [3, 1]],
    ['is one of two where one was spoken about that cannot be', [2], [3, 1]],
  ])('%s', (_, spokenAbout, expected) => {
    expect(told({ reference: 'other' }, 'cancel', { spokenAbout }, two)).toEqual(expected);
  });

  test('of two that were listed is the one not spoken about', () => {
    const known = [ended(3, 'a'), ended(2, 'b'), ended(1, 'c')];
    expect(told({ reference: 'other' }, 'result', { spokenAbout: [2], listed: [1, 2] }, known)).toBe(
      '1 sure: the other of two',
    );
    expect(told({ reference: 'other' }, 'result', { spokenAbout: [2, 3] }, known)).toBe('3 sure: the other of two');
  });

  test('of one is none', () => {
    expect(told({ reference: 'other' }, 'cancel', { spokenAbout: [1] }, [task(1, 'a')])).toBe(
      'There is no other task.',
    );
  });
});

describe('a task to begin again', () => {
  test.each<[string, Slots, readonly number[], unknown]>([
    ['has ended and was spoken about', { reference: 'it' }, [6], '6 sure: spoken about last'],
    ['is a guess where none was spoken about', { reference: 'it' }, [], '5 guess: the one that ended last'],
    ['is no other than the one spoken about', { reference: 'it' }, [8, 6], 'Task 8, fix login, still runs.'],
    ['does not run', { number: 8 }, [], 'Task 8, fix login, still runs.'],
    ['does not wait', { name: 'tidy docs' }, [], 'Task 9, tidy docs, still waits.'],
    ['is the one that ended last', { reference: 'last' }, [], '5 sure: the one that ended last'],
  ])('%s', (_, slots, spokenAbout, expected) => {
    expect(told(slots, 'retry', { spokenAbout })).toEqual(expected);
  });
});
