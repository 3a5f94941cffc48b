import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ModelQuestion } from '../../../src/core/language-model.ts';
import type { ModelSettings } from '../../../src/understand/model/model-settings.ts';
import { OpenAiLanguageModel } from '../../../src/understand/model/openai-language-model.ts';
import { answering, failing, ScriptedServer } from './scripted-server.ts';

const question: ModelQuestion = {
  instructions: 'Say how it is.',
  input: '{"said":"the secret word"}',
  answerName: 'how_it_is',
  answerSchema: {
    type: 'object',
    properties: { how: { type: 'string' } },
    required: ['how'],
    additionalProperties: false,
  },
};

describe('the openai language model', () => {
  let server: ScriptedServer;
  let baseUrl: string;

  beforeEach(async () => {
    server = new ScriptedServer();
    baseUrl = await server.start();
  });
  afterEach(async () => {
    await server.stop();
    expect(server.faults).toEqual([]);
  });

  function model(settings: Partial<ModelSettings> = {}): OpenAiLanguageModel {
    return new OpenAiLanguageModel({ name: 'a-model', baseUrl, apiKey: 'sk-test', timeout: 20_000, ...settings });
  }

  function ask(settings: Partial<ModelSettings> = {}, signal = new AbortController().signal): Promise<unknown> {
    return model(settings).answer(question, signal);
  }

  test('a question goes out with its schema, the instructions apart from the data', async () => {
    server.script = [answering({ how: 'well' })];
    expect(await ask()).toEqual({ how: 'well' });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-test');
    expect(server.requests[0]?.body).toEqual({
      model: 'a-model',
      messages: [
        { role: 'system', content: question.instructions },
        { role: 'user', content: question.input },
      ],
      temperature: 0,
      reasoning_effort: 'none',
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'how_it_is', strict: true, schema: question.answerSchema },
      },
    });
  });

  test('a server of one’s own needs no key, and is not told whose organisation asks', async () => {
    server.script = [answering({ how: 'well' })];
    vi.stubEnv('OPENAI_ORG_ID', 'org-mine');
    vi.stubEnv('OPENAI_API_KEY', 'sk-of-openai');
    try {
      await ask({ apiKey: undefined });
    } finally {
      vi.unstubAllEnvs();
    }
    expect(JSON.stringify(server.requests[0]?.headers)).not.toMatch(/org-mine|sk-of-openai/);
  });

  test('an abort while the server thinks rejects with its reason, and the server is let go', async () => {
    server.script = [{ type: 'silence' }];
    const aborter = new AbortController();
    const answer = ask({}, aborter.signal);
    await vi.waitUntil(() => server.open === 1, { timeout: 20_000 });
    aborter.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
    await vi.waitUntil(() => server.open === 0, { timeout: 20_000 });
  });

  test('who has aborted already asks nothing', async () => {
    await expect(ask({}, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(server.requests).toEqual([]);
  });

  describe('a server that knows less', () => {
    const noSchema = failing(400, { message: "This model does not support 'response_format' of type 'json_schema'." });

    test('is asked again with the schema in the instructions, and so from then on', async () => {
      server.script = [noSchema, answering({ how: 'well' })];
      const one = model();
      const signal = new AbortController().signal;
      expect(await one.answer(question, signal)).toEqual({ how: 'well' });
      expect(await one.answer(question, signal)).toEqual({ how: 'well' });
      const bodies = server.requests.map(({ body }) => body);
      expect(bodies.map((body) => 'response_format' in body)).toEqual([true, false, false]);
      expect(bodies[1]?.messages[0]?.content).toContain(JSON.stringify(question.answerSchema));
      expect(bodies[1]).toMatchObject({ temperature: 0, reasoning_effort: 'none' });
    });

    test.each([
      [
        'Unsupported value: temperature',
        { message: 'Only the default is supported.', param: 'temperature' },
        'temperature',
      ],
      ['a bare sentence', { message: 'Unrecognized request argument supplied: reasoning_effort' }, 'reasoning_effort'],
      ['the words of Ollama', { message: '"gemma" does not support thinking' }, 'reasoning_effort'],
    ])('is asked again without what it refuses: %s', async (_name, error, refused) => {
      server.script = [failing(400, error), answering({ how: 'well' })];
      expect(await ask()).toEqual({ how: 'well' });
      const first = Object.keys(server.requests[0]?.body ?? {});
      expect(Object.keys(server.requests[1]?.body ?? {})).toEqual(first.filter((key) => key !== refused));
    });

    test('that says so with another status and in another form is understood too', async () => {
      const body = JSON.stringify({
        object: 'error',
        message: "loc: ('body', 'response_format')",
        param: null,
        code: 400,
      });
      server.script = [{ type: 'body', status: 500, body }, answering({ how: 'well' })];
      expect(await ask()).toEqual({ how: 'well' });
    });

    test('may refuse one thing after the other', async () => {
      const refuse = (param: string) => failing(400, { message: 'no', param });
      server.script = [
        refuse('reasoning_effort'),
        refuse('temperature'),
        refuse('response_format'),
        answering({ how: 'well' }),
      ];
      expect(await ask()).toEqual({ how: 'well' });
      expect(Object.keys(server.requests[3]?.body ?? {}).sort()).toEqual(['messages', 'model']);
    });

    test('and refuses still is not asked for ever', async () => {
      server.script = [noSchema];
      await expect(ask()).rejects.toMatchObject({ code: 'model_failed' });
      expect(server.requests).toHaveLength(2);
    });

    test('is asked with everything again where the poorer question failed too', async () => {
      server.script = [noSchema, failing(500), answering({ how: 'well' })];
      const one = model();
      const signal = new AbortController().signal;
      await expect(one.answer(question, signal)).rejects.toMatchObject({ code: 'model_failed' });
      await one.answer(question, signal);
      expect(server.requests[2]?.body).toHaveProperty('response_format');
    });

    test.each([
      ['a fence', '```json\n{"how":"well"}\n```'],
      ['its thoughts', '<think>How {is} it?</think>\n\n{"how":"well"}'],
      ['both', '<think>hm</think>```\n{"how":"well"}```'],
    ])('may put %s around its answer', async (_name, content) => {
      server.script = [noSchema, { type: 'answer', content }];
      expect(await ask()).toEqual({ how: 'well' });
    });
  });
});
