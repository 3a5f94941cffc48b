import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WilcoError } from '../../../src/core/error.ts';
import type { ModelQuestion } from '../../../src/core/language-model.ts';
import type { ModelSettings } from '../../../src/understand/model/model-settings.ts';
import { OpenAiLanguageModel } from '../../../src/understand/model/openai-language-model.ts';
import { failing, ScriptedServer, type Step } from './scripted-server.ts';

const question: ModelQuestion = {
  instructions: 'Say how it is.',
  input: '{"said":"the secret word"}',
  answerName: 'how_it_is',
  answerSchema: { type: 'object', properties: {}, required: [], additionalProperties: false },
};
const never = new AbortController().signal;

describe('when the openai language model fails', () => {
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

  async function failure(settings: Partial<ModelSettings> = {}): Promise<WilcoError> {
    const all = { name: 'a-model', baseUrl, apiKey: 'sk-test', timeout: 20_000, ...settings };
    const error: unknown = await new OpenAiLanguageModel(all)
      .answer(question, never)
      .catch((thrown: unknown) => thrown);
    if (!(error instanceof WilcoError)) throw new Error('there was no error', { cause: error });
    const everything = JSON.stringify([error.toJSON(), String(error.cause)]);
    expect(everything).not.toMatch(/sk-test|secret/);
    return error;
  }

  test.each<[string, Step, RegExp, RegExp]>([
    ['a bad key', failing(401, { message: 'bad key sk-test' }), /refused the API key/, /\[model\] api_key_env/],
    ['missing rights', failing(403), /does not allow/, /right/],
    ['an unknown model', failing(404), /has no model a-model/, /\[model\] name/],
    ['a model that is not yours', failing(403, { code: 'model_not_found' }), /has no model a-model/, /\[model\] name/],
    ['too many questions', failing(429), /limits how often/, /Wait/],
    ['no credit', failing(429, { code: 'insufficient_quota' }), /credit .* is used up/, /\[model\] base_url/],
    ['no credit elsewhere', failing(402), /credit .* is used up/, /Top it up/],
    ['a broken server', failing(500), /failed with status 500/, /again/],
    ['a busy server', failing(503), /failed with status 503/, /again/],
    ['a bad question', failing(400, { message: 'cannot read "the secret word"' }), /status 400/, /\[model\] name/],
    ['an error without a body', { type: 'body', status: 418, body: '' }, /status 418/, /\[model\] name/],
    [
      'a server that moved',
      { type: 'body', status: 307, body: '', headers: { location: 'http://elsewhere.invalid/v1/chat/completions' } },
      /another address/,
      /\[model\] base_url/,
    ],
    ['a refusal', { type: 'refusal', text: 'not with a secret' }, /declined/, /other words/],
    ['an answer cut short', { type: 'answer', content: '{"how":', finish: 'length' }, /ran out of room/, /less/],
    ['a filtered answer', { type: 'answer', content: '', finish: 'content_filter' }, /content filter/, /other words/],
    ['no JSON', { type: 'answer', content: 'Your secret is safe.' }, /made no sense/, /\[model\] name/],
    ['truncated JSON', { type: 'answer', content: '{"how":"we' }, /made no sense/, /\[model\] name/],
    ['an empty answer', { type: 'answer', content: '' }, /made no sense/, /\[model\] name/],
    ['a page instead of JSON', { type: 'body', status: 200, body: '<html>secret' }, /made no sense/, /\[model\] name/],
    ['another kind of JSON', { type: 'body', status: 200, body: '[1]' }, /made no sense/, /\[model\] name/],
    ['choices of another kind', { type: 'body', status: 200, body: '{"choices":"no"}' }, /made no sense/, /\[model\]/],
    ['no content', { type: 'body', status: 200, body: '{"choices":[{"message":null}]}' }, /made no sense/, /\[model\]/],
    ['nothing', { type: 'body', status: 204, body: '' }, /made no sense/, /\[model\] name/],
    ['a connection that breaks in the middle', { type: 'break' }, /cannot be reached/, /\[model\] base_url/],
    ['a dropped connection', { type: 'drop' }, /cannot be reached/, /\[model\] base_url/],
  ])('%s is one clear sentence with the remedy, and one request', async (_name, step, message, hint) => {
    server.script = [step];
    const error = await failure();
    expect(error).toMatchObject({ code: 'model_failed' });
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
    expect(server.requests).toHaveLength(1);
  });

  test('a server that wants a key where there is none says so', async () => {
    server.script = [failing(401)];
    expect((await failure({ apiKey: undefined })).message).toMatch(/wants an API key/);
  });

  test('where nobody listens it cannot be reached', async () => {
    const gone = new ScriptedServer();
    const url = await gone.start();
    await gone.stop();
    expect((await failure({ baseUrl: url })).message).toMatch(/cannot be reached/);
  });

  test.each<[string, Step]>([
    ['says nothing', { type: 'silence' }],
    ['stops in the middle', { type: 'stall' }],
  ])('a server that %s is given up, and let go', async (_name, step) => {
    server.script = [step];
    expect(await failure({ timeout: 1500 })).toMatchObject({
      code: 'timeout',
      message: expect.stringMatching(/did not answer within 1.5 seconds/),
      hint: expect.stringMatching(/\[model\] timeout/),
    });
    await vi.waitUntil(() => server.open === 0, { timeout: 20_000 });
    expect(server.requests.length).toBeLessThanOrEqual(1);
  });

  test('the limit is for all tries together', async () => {
    server.script = [failing(400, { param: 'temperature', message: 'no' }), { type: 'silence' }];
    await expect(failure({ timeout: 1500 })).resolves.toMatchObject({ code: 'timeout' });
    expect(server.requests.length).toBeLessThanOrEqual(2);
  });

  test.each([200, 500])('of a huge answer with status %i only the begin is read', async (status) => {
    server.script =
      status === 200
        ? [{ type: 'endless', bytes: 100_000_000 }]
        : [{ type: 'body', status, body: JSON.stringify({ error: { message: 'x'.repeat(10_000_000) } }) }];
    expect(await failure()).toMatchObject({ code: 'model_failed' });
    await vi.waitUntil(() => server.open === 0, { timeout: 20_000 });
    // What went out and was not read fills the buffers of the system.
    expect(server.bytesSent).toBeLessThan(50_000_000);
  });

  test.each<[string, Partial<ModelSettings>, RegExp, RegExp]>([
    ['neither key nor server', { apiKey: undefined, baseUrl: undefined }, /no API key/, /api_key_env.*base_url/],
    ['no web address', { baseUrl: 'localhost:11434' }, /no web address/, /base_url/],
    [
      'a password in the address',
      { baseUrl: 'http://me:secret@127.0.0.1:1/v1' },
      /no web address/,
      /without a user name/,
    ],
    ['a key with a line end', { apiKey: 'sk-test\n' }, /character that no key has/, /api_key_env/],
    ['an empty key', { apiKey: '' }, /empty/, /api_key_env/],
  ])('%s is said before anything is sent', async (_name, settings, message, hint) => {
    const error = await failure(settings);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
    expect(server.requests).toEqual([]);
  });
});
