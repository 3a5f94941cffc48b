import { describe, expect, test } from 'vitest';
import { Understanding } from '../../src/understand/understanding.ts';
import { commands, FakeLanguageModel } from '../fakes/fake-language-model.ts';
import { API, heardLocally, situation, task, typed } from './situations.ts';

const never = new AbortController().signal;
const log = { info: () => {}, warn: () => {} };
const world = situation([task(5, 'refactor auth'), task(4, 'fix login', { projectDir: '/code/my-web' })]);
const DISMISSED = { type: 'tell', announcement: { type: 'dismissed' } };
const spoken = { ...heardLocally('start task fix the the log in test'), engine: 'openai', freeText: 'exact' } as const;
const kill = typed('kindly get rid of and kill the login thing');

function consulting(answer: unknown) {
  return new Understanding({ model: { model: new FakeLanguageModel(answer), tidyPrompts: true, log } });
}

describe('while the model is asked about a start', () => {
  const tidied = { prompt: 'Fix the login test.' };
  const free = situation();

  test.each(['never mind', 'cancel', 'cancel it', 'stop that', 'no', 'undo that'])(
    '"%s" takes it back, and nothing comes of the answer',
    async (text) => {
      const understanding = consulting(tidied);
      expect(understanding.decide(spoken, free)).toEqual({ type: 'consult' });
      const consulted = understanding.consult(spoken, free, never);
      expect(understanding.decide(typed(text), free)).toEqual(DISMISSED);
      expect((await consulted)(free)).toEqual(DISMISSED);
    },
  );

  test('"never mind" takes it back until it is decided on', async () => {
    const understanding = consulting(tidied);
    const decide = await understanding.consult(spoken, free, never);
    expect(understanding.decide(typed('never mind'), free)).toEqual(DISMISSED);
    expect(decide(free)).toEqual(DISMISSED);
  });

  test('another command leaves it be', async () => {
    const understanding = consulting(tidied);
    const consulted = understanding.consult(spoken, free, never);
    understanding.decide(typed("what's running"), free);
    expect((await consulted)(free)).toMatchObject({ type: 'act', intent: { type: 'start', project: API } });
  });

  test('a question that is asked meanwhile stays open, though the start begins', async () => {
    const understanding = consulting(tidied);
    const consulted = understanding.consult(spoken, free, never);
    understanding.decide(typed('shut down'), free);
    expect((await consulted)(free)).toMatchObject({ type: 'act', intent: { type: 'start' } });
    expect(understanding.decide(typed('yes'), free)).toEqual({ type: 'act', intent: { type: 'shutdown' } });
  });
});

test('a question of the model does not replace one that was asked meanwhile, so that a yes ends no task', async () => {
  const understanding = consulting(commands({ cancel: { number: 4 } }));
  const consulted = understanding.consult(kill, world, never);
  understanding.decide(typed('shut down'), world);
  expect((await consulted)(world)).toMatchObject({
    announcement: { type: 'problem', error: { hint: expect.stringContaining('say it again') } },
  });
  expect(understanding.decide(typed('yes'), world)).toEqual({ type: 'act', intent: { type: 'shutdown' } });
});

test('a question of the model replaces the one that was open when the sentence was said', async () => {
  const understanding = consulting(commands({ cancel: { number: 4 } }));
  understanding.decide(typed('shut down'), world);
  expect((await understanding.consult(kill, world, never))(world)).toMatchObject({
    announcement: { question: { type: 'confirm', intent: { type: 'cancel', taskId: 4 } } },
  });
});

test('an undo that only the model found is asked about, for it kills', async () => {
  const understanding = consulting(commands({ do: 'undo' }));
  const intent = { type: 'start', prompt: 'refactor auth', project: API, name: undefined } as const;
  understanding.carriedOut(intent, { type: 'taskStarted', task: task(5, 'refactor auth') }, { type: 'act', intent });
  const text = typed('kindly undo the whole thing which you began');
  expect(understanding.decide(text, world)).toEqual({ type: 'consult' });
  expect((await understanding.consult(text, world, never))(world)).toMatchObject({
    announcement: { question: { type: 'confirm', intent: { type: 'cancel', taskId: 5 } } },
  });
});
