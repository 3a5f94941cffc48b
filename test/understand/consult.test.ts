import { describe, expect, test } from 'vitest';
import type { Decided } from '../../src/core/decision.ts';
import { WilcoError } from '../../src/core/error.ts';
import type { Utterance } from '../../src/core/utterance.ts';
import { Understanding } from '../../src/understand/understanding.ts';
import { commands, FakeLanguageModel } from '../fakes/fake-language-model.ts';
import { API, heardLocally, situation, spokenOf, task, typed } from './situations.ts';

const never = new AbortController().signal;
const world = situation([task(5, 'refactor auth'), task(4, 'fix login', { projectDir: '/code/my-web' })]);

function consulting(answer: unknown, tidyPrompts = false) {
  const model = new FakeLanguageModel(answer);
  const logged: string[] = [];
  const log = { info: (line: string) => void logged.push(line), warn: (line: string) => void logged.push(line) };
  return { model, logged, understanding: new Understanding({ model: { model, tidyPrompts, log } }) };
}

async function consulted(text: string, answer: unknown): Promise<Decided> {
  const { understanding } = consulting(answer);
  expect(understanding.decide(typed(text), world)).toEqual({ type: 'consult' });
  return await answered(understanding, typed(text));
}

/** What is decided when the model has answered. */
async function answered(understanding: Understanding, utterance: Utterance, there = world): Promise<Decided> {
  return (await understanding.consult(utterance, there, never))(there);
}

describe('a sentence that no template fits', () => {
  test('goes to nobody where there is no model', () => {
    expect(new Understanding().decide(typed('make the tests green somehow'), world)).toMatchObject({
      announcement: { type: 'notUnderstood' },
    });
  });

  test('with several wishes is asked about once, and a yes does them in their order', async () => {
    const { understanding } = consulting(commands({ start: 'fixes the tests' }, { cancel: { number: 4 } }));
    const text = 'kick something off that fixes the tests and then kill the login thing';
    expect(understanding.decide(typed(text), world)).toEqual({ type: 'consult' });
    const asked = await answered(understanding, typed(text));
    expect(asked).toMatchObject({
      announcement: {
        question: {
          type: 'confirmSeveral',
          steps: [
            { intent: { type: 'start', prompt: 'fixes the tests', project: API } },
            { intent: { type: 'cancel', taskId: 4 }, tasks: [{ id: 4 }] },
          ],
        },
      },
    });
    expect(understanding.decide(typed('yes'), world)).toMatchObject({
      type: 'actInTurn',
      intents: [{ type: 'start' }, { type: 'cancel', taskId: 4 }],
    });
  });

  test('with several harmless wishes is done at once', async () => {
    await expect(
      consulted('how does task four look and also task five', commands({ do: 'status' }, { do: 'listProjects' })),
    ).resolves.toEqual({ type: 'actInTurn', intents: [{ type: 'status' }, { type: 'listProjects' }] });
  });

  test('never ends anything by itself, however sure the model is', async () => {
    await expect(
      consulted('kindly get rid of and kill the login thing', commands({ cancel: { number: 4 } })),
    ).resolves.toMatchObject({
      announcement: { question: { type: 'confirm', intent: { type: 'cancel', taskId: 4 } } },
    });
  });

  test('in which a model and a recogniser are both in doubt ends nothing, and is not asked about', async () => {
    const { understanding } = consulting(commands({ cancel: { number: 4 } }));
    const heard = heardLocally('kindly get rid of and kill the login thing', 0.3);
    understanding.decide(heard, world);
    await expect(answered(understanding, heard)).resolves.toMatchObject({
      announcement: { type: 'problem' },
    });
  });

  test('of which one part cannot be done does nothing of it', async () => {
    const answer = commands({ do: 'status' }, { cancel: { name: 'parser' } });
    await expect(consulted('get me a status and also kill the parser thing', answer)).resolves.toMatchObject({
      announcement: { type: 'question', question: { type: 'whichTask', missed: expect.anything() } },
    });
  });

  test('of which one part names what is not there does nothing of it', async () => {
    const answer = commands({ do: 'status' }, { cancel: { number: 9 } });
    await expect(consulted('get me a status and kill number nine while at it', answer)).resolves.toMatchObject({
      announcement: { type: 'notUnderstood' },
    });
  });

  test('that the model does not understand either is not understood', async () => {
    await expect(consulted('the weather is lovely', commands())).resolves.toMatchObject({
      announcement: { type: 'notUnderstood', text: 'the weather is lovely' },
    });
  });

  test('is not understood where the model fails; the log says why, without the words', async () => {
    const failure = new WilcoError({ code: 'timeout', message: 'The model took too long.', hint: 'Raise timeout.' });
    const { understanding, logged } = consulting(failure);
    const text = 'make the tests green somehow';
    understanding.decide(typed(text), world);
    await expect(answered(understanding, typed(text))).resolves.toMatchObject({
      announcement: { type: 'notUnderstood' },
    });
    expect(logged).toEqual(['the language model gave no answer']);
  });

  test('may say "it", which is the task spoken about', async () => {
    const { understanding } = consulting(commands({ about: 'taskStatus', task: { reference: 'it' } }));
    understanding.told(spokenOf(4));
    const text = 'so has that fellow made any headway';
    understanding.decide(typed(text), world);
    await expect(answered(understanding, typed(text))).resolves.toEqual({
      type: 'act',
      intent: { type: 'taskStatus', taskId: 4 },
    });
  });
});

describe('a prompt that was spoken', () => {
  const heard = { ...heardLocally('start task fix the the log in test'), engine: 'openai', freeText: 'exact' } as const;

  test('is tidied where the config says so, and starts as a template understood it', async () => {
    const { understanding, model } = consulting({ prompt: 'Fix the login test.' }, true);
    expect(understanding.decide(heard, situation())).toEqual({ type: 'consult' });
    await expect(answered(understanding, heard, situation())).resolves.toMatchObject({
      type: 'act',
      intent: { type: 'start', project: API },
    });
    expect(model.questions).toHaveLength(1);
  });

  test('that was typed is nobody else’s business', () => {
    const { understanding } = consulting({}, true);
    expect(understanding.decide(typed('start task fix it'), situation()).type).toBe('act');
  });
});
