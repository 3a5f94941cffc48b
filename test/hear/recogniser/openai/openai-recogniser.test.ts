import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Samples } from '../../../../src/core/audio.ts';
import type { Recognition } from '../../../../src/core/heard.ts';
import type { Hints } from '../../../../src/core/recogniser.ts';
import { OpenAiRecogniser } from '../../../../src/hear/recogniser/openai/openai-recogniser.ts';
import { readRiff } from '../../../../src/hear/recogniser/wav/riff.ts';
import { frames, murmur, noise, silence } from '../sounds.ts';
import { TranscriptionServer } from './transcription-server.ts';

const hints: Hints = { grammar: '', words: [], phrases: ['wilco', 'refactor auth'], spoken: new Map() };

describe('the openai recogniser', () => {
  let server: TranscriptionServer;
  let baseUrl: string;

  beforeEach(async () => {
    server = new TranscriptionServer();
    baseUrl = await server.start();
  });
  afterEach(() => server.stop());

  interface Given {
    readonly timeout?: number;
    readonly signal?: AbortSignal;
    readonly hints?: Hints;
  }

  function hear(samples: Samples, given: Given = {}): Promise<Recognition> {
    const recogniser = new OpenAiRecogniser({
      model: 'a-model',
      baseUrl,
      apiKey: 'sk-test',
      timeout: given.timeout ?? 10_000,
    });
    const listening = recogniser.begin(given.hints ?? hints, given.signal ?? new AbortController().signal);
    for (const frame of frames(samples)) listening.push(frame);
    return listening.finish();
  }

  test('a take is sent as a WAV file with model, language and the phrases as prompt', async () => {
    server.script = [{ status: 200, body: { text: 'Start task, refactor auth.' } }];
    const samples = murmur(3);
    expect(await hear(samples)).toEqual({
      type: 'speech',
      utterance: {
        text: 'Start task, refactor auth.',
        engine: 'openai',
        freeText: 'exact',
        confidence: undefined,
        duration: samples.length / 16,
      },
    });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/v1/audio/transcriptions' });
    expect(request?.headers.authorization).toBe('Bearer sk-test');
    expect(Object.fromEntries(request?.fields ?? [])).toEqual({
      model: 'a-model',
      language: 'en',
      response_format: 'json',
      prompt: 'wilco, refactor auth',
    });
    expect(request?.file).toMatchObject({ name: 'take.wav', type: 'audio/wav' });
    const wav = readRiff(request?.file?.bytes ?? Buffer.alloc(0));
    expect(wav).toEqual({
      type: 'wav',
      format: { encoding: 'integer', tag: 1, channels: 1, rate: 16_000, bits: 16 },
      data: Buffer.from(samples.buffer),
      declared: samples.length * 2,
    });
  });

  test.each<[string, Samples, string]>([
    ['silence', silence(2000), 'silence'],
    ['noise', noise(2000, 0.2), 'not-speech'],
    ['no sound at all', silence(0), 'silence'],
  ])('%s is never sent', async (_name, samples, why) => {
    expect(await hear(samples)).toEqual({ type: 'nothing', why });
    expect(server.requests).toEqual([]);
  });

  test('an answer without words is silence', async () => {
    server.script = [{ status: 200, body: { text: '  ' } }];
    expect(await hear(murmur(2))).toEqual({ type: 'nothing', why: 'silence' });
  });

  test('more phrases than a prompt may hold are left out whole', async () => {
    server.script = [{ status: 200, body: { text: 'yes' } }];
    const phrases = Array.from({ length: 500 }, (_, index) => `project${index}`);
    await hear(murmur(2), { hints: { ...hints, phrases } });
    const prompt = server.requests[0]?.fields.get('prompt') ?? '';
    expect(prompt.length).toBeLessThanOrEqual(600);
    expect(phrases.slice(0, prompt.split(', ').length).join(', ')).toBe(prompt);
  });

  test.each<[number, unknown, string, RegExp, RegExp]>([
    [401, { error: { message: 'no' } }, 'recogniser_unavailable', /refused the API key/, /OPENAI_API_KEY/],
    [403, { error: { message: 'no' } }, 'recogniser_unavailable', /does not allow/, /right/],
    [404, { error: { message: 'no' } }, 'recogniser_unavailable', /has no model a-model/, /model/],
    [429, { error: { message: 'no' } }, 'recogniser_failed', /limits how often/, /Wait/],
    [429, { error: { code: 'insufficient_quota' } }, 'recogniser_failed', /credit .* is used up/, /./],
    [500, { error: { message: 'no' } }, 'recogniser_failed', /failed with status 500/, /again/],
  ])('status %i %j is one clear sentence', async (status, body, code, message, hint) => {
    server.script = [{ status, body }];
    await expect(hear(murmur(2))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });

  test('what the server wrote is not repeated, it may quote the take', async () => {
    server.script = [{ status: 400, body: { error: { message: 'cannot transcribe "my secret"' } } }];
    await expect(hear(murmur(2))).rejects.toMatchObject({ message: expect.not.stringContaining('secret') });
  });

  test('one failure of the server is tried again', async () => {
    server.script = [
      { status: 503, body: {} },
      { status: 200, body: { text: 'yes' } },
    ];
    expect(await hear(murmur(2))).toMatchObject({ utterance: { text: 'yes' } });
    expect(server.requests).toHaveLength(2);
  });

  test('a server that does not answer is given up', async () => {
    server.script = [undefined];
    await expect(hear(murmur(2), { timeout: 300 })).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringMatching(/within 0.3 seconds/),
    });
  });

  test('a server that cannot be reached says so', async () => {
    await server.stop();
    await expect(hear(murmur(2))).rejects.toMatchObject({
      code: 'recogniser_unavailable',
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ cannot be reached/),
    });
    server = new TranscriptionServer();
    await server.start();
  });

  test('an abort ends the request', async () => {
    server.script = [undefined];
    const end = new AbortController();
    const finished = hear(murmur(2), { signal: end.signal });
    finished.catch(() => undefined);
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    end.abort(new Error('let go'));
    await expect(finished).rejects.toThrow('let go');
    await vi.waitFor(() => expect(server.open).toBe(0));
  });

  test('without key and base URL it cannot be started, and says what to set', async () => {
    const settings = { model: 'a-model', baseUrl: undefined, apiKey: undefined, timeout: 1000 };
    const recogniser = new OpenAiRecogniser(settings);
    await expect(recogniser.start()).rejects.toMatchObject({ code: 'recogniser_unavailable' });
    expect(recogniser.state().type).toBe('broken');
  });
});
