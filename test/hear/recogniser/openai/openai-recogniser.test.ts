import { getEventListeners } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import type { Samples } from '../../../../src/core/audio.ts';
import { OpenAiRecogniser } from '../../../../src/hear/recogniser/openai/openai-recogniser.ts';
import { hintsOf } from '../../../fakes/fake-recogniser.ts';
import { murmur, noise, silence } from '../sounds.ts';
import { HearingWith } from './hearing-with.ts';

const samples = murmur(3);
const phrases = ['wilco', 'refactor auth'];
const yes = { type: 'answer', body: { text: 'yes' } } as const;
const status = (code: number, error: object = {}) => ({ type: 'status', status: code, error }) as const;

describe('the openai recogniser', () => {
  const hearing = new HearingWith();

  test.each<[string, Record<string, readonly string[]>]>([
    [
      'gpt-transcribe',
      {
        languages: ['en'],
        prompt: ['Spoken orders to a programmer’s assistant.'],
        keywords: phrases,
        response_format: ['json'],
      },
    ],
    [
      'gpt-4o-transcribe',
      {
        language: ['en'],
        prompt: ['Spoken orders to a programmer’s assistant. Names and terms that may occur: wilco, refactor auth.'],
        response_format: ['json'],
        include: ['logprobs'],
        temperature: ['0'],
      },
    ],
    ['gpt-4o-transcribe-diarize', { language: ['en'], response_format: ['json'] }],
    [
      'whisper-1',
      { language: ['en'], prompt: ['refactor auth, wilco.'], response_format: ['verbose_json'], temperature: ['0'] },
    ],
  ])('to %s a take goes as a WAV file, with what this model takes and no more', async (model, fields) => {
    hearing.server.script = [{ type: 'answer', body: { text: 'Start task, refactor auth.' } }];
    expect(await hearing.hear(samples, { model, phrases })).toEqual({
      type: 'speech',
      utterance: {
        text: 'Start task, refactor auth.',
        engine: 'openai',
        freeText: 'exact',
        confidence: undefined,
        duration: samples.length / 16,
      },
    });
    expect(hearing.server.faults).toEqual([]);
    const [take] = hearing.server.takes;
    const sent = [...(take?.fields ?? [])].map(([name, values]) => [name.replace('[]', ''), values]);
    expect(Object.fromEntries(sent)).toEqual({ model: [model], ...fields });
    expect(take?.samples).toEqual(samples);
    expect(take?.authorization).toBe('Bearer sk-test');
  });

  test('the probabilities of the words are the confidence', async () => {
    const logprobs = [Math.log(0.9), Math.log(0.4)].map((logprob) => ({ token: 'a', logprob, bytes: [97] }));
    hearing.server.script = [{ type: 'answer', body: { text: 'yes please', logprobs } }];
    const heard = await hearing.hear(samples, { model: 'gpt-4o-mini-transcribe' });
    expect(heard).toMatchObject({ utterance: { confidence: expect.closeTo(0.6) } });
  });

  test('words that the model itself doubts are not understood', async () => {
    const logprobs = [{ token: 'a', logprob: -1.4, bytes: [97] }];
    hearing.server.script = [{ type: 'answer', body: { text: 'delete everything', logprobs } }];
    expect(await hearing.hear(samples, { model: 'gpt-4o-transcribe' })).toEqual({ type: 'nothing', why: 'unclear' });
  });

  test.each<[string, Samples, string]>([
    ['silence', silence(2000), 'silence'],
    ['noise', noise(2000, 0.2), 'not-speech'],
    ['no sound at all', silence(0), 'silence'],
  ])('%s is never sent', async (_name, sound, why) => {
    expect(await hearing.hear(sound)).toEqual({ type: 'nothing', why });
    expect(hearing.server.takes).toEqual([]);
  });

  test.each(['  ', 'Thanks for watching!', '[Music]', '시청해주셔서 감사합니다', 'wilco, refactor auth, api'])(
    'the answer %j is what no one said',
    async (text) => {
      hearing.server.script = [{ type: 'answer', body: { text } }];
      const heard = await hearing.hear(samples, { phrases: [...phrases, 'api', 'web'] });
      expect(heard).toEqual({ type: 'nothing', why: 'not-speech' });
    },
  );

  test('“Thank you.” is believed where enough was said, and not of a cough', async () => {
    hearing.server.script = [{ type: 'answer', body: { text: 'Thank you.' } }];
    expect(await hearing.hear(murmur(1))).toEqual({ type: 'nothing', why: 'not-speech' });
    expect(await hearing.hear(murmur(4))).toMatchObject({ utterance: { text: 'Thank you.' } });
  });

  test('a server of one’s own that does not take it all is asked for less, and from then on at once', async () => {
    hearing.server.dialect = 'plain';
    hearing.server.script = [yes];
    const recogniser = hearing.recogniser({ model: 'whisper-1' });
    for (let take = 0; take < 2; take += 1) {
      const listening = recogniser.begin(hintsOf({}, phrases), new AbortController().signal);
      listening.push(samples);
      expect(await listening.finish()).toMatchObject({ utterance: { text: 'yes' } });
    }
    expect(hearing.server.faults).toHaveLength(1);
    expect(hearing.server.takes).toHaveLength(2);
  });

  test.each<[number, object, string, RegExp, RegExp]>([
    [401, {}, 'recogniser_unavailable', /refused the API key/, /OPENAI_API_KEY/],
    [403, {}, 'recogniser_unavailable', /does not allow/, /right/],
    [404, {}, 'recogniser_unavailable', /has no model gpt-transcribe/, /model/],
    [429, {}, 'recogniser_failed', /limits how often/, /Wait/],
    [429, { code: 'insufficient_quota' }, 'recogniser_failed', /credit .* is used up/, /credit/],
    [500, {}, 'recogniser_failed', /failed with status 500/, /again/],
  ])('status %i %j is one clear sentence', async (code, error, expected, message, hint) => {
    hearing.server.script = [status(code, error)];
    await expect(hearing.hear(samples)).rejects.toMatchObject({
      code: expected,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });

  test('the variable of the key is called by its name', async () => {
    hearing.server.script = [status(401)];
    await expect(hearing.hear(samples, { apiKeyEnv: 'MY_KEY' })).rejects.toMatchObject({
      hint: expect.stringMatching(/^Check MY_KEY/),
    });
  });

  test('a failure shows in its state until a take succeeds', async () => {
    hearing.server.script = [status(401), yes];
    const recogniser = hearing.recogniser();
    const hear = () => {
      const listening = recogniser.begin(hintsOf(), new AbortController().signal);
      listening.push(samples);
      return listening.finish();
    };
    await expect(hear()).rejects.toThrow();
    expect(recogniser.state()).toMatchObject({
      type: 'ready',
      detail: expect.stringMatching(/; the last take failed: /),
    });
    await hear();
    expect(recogniser.state()).toMatchObject({ detail: expect.not.stringContaining('failed') });
  });

  test('what the server wrote is not repeated, it may quote the take', async () => {
    hearing.server.script = [status(400, { message: 'cannot transcribe "my secret"' })];
    await expect(hearing.hear(samples)).rejects.toMatchObject({ message: expect.not.stringContaining('secret') });
  });

  test('an answer that makes no sense says so', async () => {
    hearing.server.script = [{ type: 'garbage' }];
    await expect(hearing.hear(samples)).rejects.toMatchObject({ message: expect.stringMatching(/made no sense/) });
    hearing.server.script = [{ type: 'answer', body: { words: [] } }];
    await expect(hearing.hear(samples)).rejects.toMatchObject({ message: expect.stringMatching(/made no sense/) });
  });

  test.each([[status(503)], [{ type: 'cut' }] as const])('%j is tried once more', async (failure) => {
    hearing.server.script = [failure, yes];
    expect(await hearing.hear(samples)).toMatchObject({ utterance: { text: 'yes' } });
    expect(hearing.server.takes).toHaveLength(2);
  });

  test('a server at its limit is not asked again, and not waited for', async () => {
    hearing.server.script = [{ type: 'status', status: 429, error: {}, headers: { 'retry-after': '50' } }];
    await expect(hearing.hear(samples)).rejects.toMatchObject({ message: expect.stringMatching(/limits how often/) });
    expect(hearing.server.takes).toHaveLength(1);
  });

  test.each([{ type: 'hang' }, { type: 'half' }] as const)('a server that does %j is given up', async (step) => {
    hearing.server.script = [step];
    const late = /127\.0\.0\.1:\d+ did not answer within 0.3 seconds/;
    const recogniser = hearing.recogniser({ timeout: 300 });
    const listening = recogniser.begin(hintsOf(), new AbortController().signal);
    listening.push(samples);
    await expect(listening.finish()).rejects.toMatchObject({ code: 'timeout', message: expect.stringMatching(late) });
    expect(recogniser.state()).toMatchObject({ detail: expect.stringMatching(late) });
    await vi.waitFor(() => expect(hearing.server.open).toBe(0));
  });

  test.each([{}, { realtime: true }])('a take leaves nothing on a signal that lives on, given %j', async (given) => {
    hearing.server.script = [yes];
    hearing.server.liveScript = [{ type: 'text', text: 'yes' }];
    const end = new AbortController();
    expect(await hearing.hear(samples, { ...given, signal: end.signal })).toMatchObject({ type: 'speech' });
    expect(getEventListeners(end.signal, 'abort')).toEqual([]);
  });

  test('what was said is in no log, not even in that of the openai package', async () => {
    const said: unknown[] = [];
    const spies = (['debug', 'info', 'log', 'warn', 'error'] as const).map((method) =>
      vi.spyOn(console, method).mockImplementation((...words) => said.push(words)),
    );
    vi.stubEnv('OPENAI_LOG', 'debug');
    hearing.server.script = [{ type: 'answer', body: { text: 'my secret' } }];
    try {
      await hearing.hear(samples);
    } finally {
      vi.unstubAllEnvs();
      for (const spy of spies) spy.mockRestore();
    }
    expect(said).toEqual([]);
  });

  test('a server that cannot be reached says so', async () => {
    await hearing.server.stop();
    await expect(hearing.hear(samples)).rejects.toMatchObject({
      code: 'recogniser_unavailable',
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ cannot be reached/),
    });
    await hearing.server.start();
  });

  test('an abort ends the request', async () => {
    hearing.server.script = [{ type: 'hang' }];
    const end = new AbortController();
    const finished = hearing.hear(samples, { signal: end.signal });
    finished.catch(() => undefined);
    await vi.waitFor(() => expect(hearing.server.takes).toHaveLength(1));
    end.abort(new Error('let go'));
    await expect(finished).rejects.toThrow('let go');
    await vi.waitFor(() => expect(hearing.server.open).toBe(0));
  });

  test('a server of one’s own needs no key, and is not told whose organisation asks', async () => {
    hearing.server.key = undefined;
    hearing.server.script = [yes];
    vi.stubEnv('OPENAI_ORG_ID', 'org-mine');
    vi.stubEnv('OPENAI_API_KEY', 'sk-of-openai');
    try {
      expect(await hearing.hear(samples, { apiKey: undefined })).toMatchObject({ utterance: { text: 'yes' } });
    } finally {
      vi.unstubAllEnvs();
    }
    expect(hearing.server.takes[0]?.organisation).toBeUndefined();
    expect(hearing.server.takes[0]?.authorization).toBe('Bearer none');
  });

  test('without key and base URL it cannot be started, and says what to set', async () => {
    const recogniser = new OpenAiRecogniser({
      model: 'gpt-transcribe',
      baseUrl: undefined,
      apiKey: undefined,
      timeout: 1,
    });
    await expect(recogniser.start()).rejects.toMatchObject({ code: 'recogniser_unavailable' });
    expect(recogniser.state()).toMatchObject({ type: 'broken', error: { code: 'recogniser_unavailable' } });
  });

  test('starting it contacts nobody', async () => {
    const recogniser = hearing.recogniser({ realtime: true });
    await recogniser.start();
    expect(recogniser.state()).toMatchObject({
      type: 'ready',
      detail: expect.stringMatching(/^gpt-transcribe at .*, live$/),
    });
    expect([hearing.server.takes, hearing.server.live.sessions]).toEqual([[], []]);
  });
});
