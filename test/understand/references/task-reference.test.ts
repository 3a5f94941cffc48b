import { expect, test } from 'vitest';
import { taskReference } from '../../../src/understand/references/task-reference.ts';

test.each([
  [{}, { type: 'it' }],
  [{ reference: 'it' }, { type: 'it' }],
  [{ reference: 'last' }, { type: 'last' }],
  [{ newest: true }, { type: 'last' }],
  [{ reference: 'before' }, { type: 'before' }],
  [
    { reference: 'other', of_project: 'api' },
    { type: 'other', project: 'api' },
  ],
  [{ number: 2 }, { type: 'number', id: 2 }],
  [{ ordinal: -1 }, { type: 'ordinal', place: -1 }],
  [{ name: 'auth' }, { type: 'name', name: 'auth' }],
  [{ unknown: 'the weather' }, { type: 'name', name: 'the weather' }],
  [
    { name: 'auth', of_project: 'api' },
    { type: 'name', name: 'auth', project: 'api' },
  ],
  [{ state: 'failed' }, { type: 'which', state: 'failed', newest: false }],
  [
    { state: 'failed', newest: true },
    { type: 'which', state: 'failed', newest: true },
  ],
  [
    { reference: 'last', of_project: 'api' },
    { type: 'which', project: 'api', newest: true },
  ],
  [{ state: 'sleepy' }, { type: 'it' }],
  [{ number: true, name: 7 }, { type: 'it' }],
])('the slots %j mean %j', (slots, reference) => {
  expect(taskReference(slots as Parameters<typeof taskReference>[0])).toEqual(reference);
});
