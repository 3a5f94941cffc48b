import { expect, test } from 'vitest';
import { answerSchema, commandsIn } from '../../../src/understand/model/answer-schema.ts';

const it = { reference: 'it' };

test('a whole answer of every kind of command is read as it is', () => {
  const commands = [
    { start: 'fix it', title: null, project: null, agent: 'codex', queue: true, after: it },
    { cancel: { number: 2 }, now: true },
    { about: 'changes', task: { ordinal: -1 } },
    { last_lines: 20, task: { name: 'auth' } },
    { new_name: 'login', task: { state: 'failed', newest: true, of_project: null } },
    { switch_project: 'api' },
    { open_project: 'api' },
    { add_word: 'OAuth', spoken: null },
    { do: 'status' },
  ];
  expect(commandsIn({ commands }, 9)).toEqual(commands);
});

test('what is left out is null, as models say it that are held to no schema', () => {
  expect(commandsIn({ commands: [{ start: 'fix it' }, { cancel: it }] }, 9)).toEqual([
    { start: 'fix it', title: null, project: null, agent: null, queue: null, after: null },
    { cancel: it, now: null },
  ]);
});

test.each([
  ['an unknown intent', { do: 'deleteEverything' }],
  ['a command of an answer to a question', { do: 'confirm' }],
  ['a wrong type', { start: 7 }],
  ['a task in words', { cancel: 'the other' }],
  ['a task number in words', { cancel: { number: 'two' } }],
  ['two commands in one', { do: 'status', start: 'fix it' }],
  ['two tasks in one', { cancel: { number: 1, name: 'auth' } }],
  ['no command', {}],
  ['a sentence', 'cancel it'],
  ['nothing', null],
])('%s is no command, and the others count', (_name, wrong) => {
  expect(commandsIn({ commands: [wrong, { do: 'help' }] }, 9)).toEqual([undefined, { do: 'help' }]);
});

test.each([[undefined], [null], ['status'], [[]], [{}], [{ commands: 'status' }], [{ commands: { do: 'status' } }]])(
  '%j has no list of commands',
  (answer) => {
    expect(commandsIn(answer, 9)).toBeUndefined();
  },
);

test('of a long list only the begin is looked at', () => {
  expect(commandsIn({ commands: Array.from({ length: 10_000 }, () => ({ do: 'help' })) }, 6)).toHaveLength(6);
});

test('the schema is small enough to go with every question', () => {
  expect(JSON.stringify(answerSchema()).length).toBeLessThan(8000);
});
