import { describe, expect, test, vi } from 'vitest';
import { Upsampler } from '../../../../src/hear/recogniser/openai/upsampler.ts';
import { hintsOf } from '../../../fakes/fake-recogniser.ts';
import { frames, joined, murmur, silence } from '../sounds.ts';
import { HearingWith } from './hearing-with.ts';

const samples = murmur(6);
const live = { model: 'gpt-live-transcribe', realtime: true } as const;
const text = (said: string) => ({ type: 'text', text: said }) as const;

describe('the openai recogniser in realtime', () => {
  const hearing = new HearingWith();
  const session = () => hearing.server.live.sessions[0];

  test('streams the take at 24 kHz, commits it at its end and gives the text', async () => {
    hearing.server.liveScript = [text('Start task, refactor auth.')];
    expect(await hearing.hear(samples, { ...live, phrases: ['wilco', 'refactor <auth>'] })).toEqual({
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
    expect(session()?.settings).toEqual({
      type: 'transcription',
      audio: {
        input: {
          format: { type: 'audio/pcm', rate: 24_000 },
          transcription: {
            model: 'gpt-live-transcribe',
            languages: ['en'],
            prompt: 'Spoken orders to a programmer’s assistant.',
            keywords: ['wilco', 'refactor auth'],
          },
          turn_detection: null,
        },
      },
    });
    const upsampler = new Upsampler();
    const sound = joined(upsampler.push(samples), upsampler.end());
    expect(session()?.sound).toEqual(Buffer.from(sound.buffer));
    const { messages = [] } = session() ?? {};
    const pieces = messages.length - 2;
    expect(messages).toEqual([
      'session.update',
      ...Array.from({ length: pieces }, () => 'input_audio_buffer.append'),
      'input_audio_buffer.commit',
    ]);
    await vi.waitFor(() => expect(session()?.closed).toBe(true));
    expect(hearing.server.takes).toEqual([]);
  });

  test('the sound is on its way while the key is held', async () => {
    hearing.server.liveScript = [text('yes')];
    const listening = hearing.begin(live);
    for (const frame of frames(samples)) listening.push(frame);
    const whole = samples.length * 3;
    await vi.waitFor(() => expect(session()?.sound.length).toBeGreaterThan(whole - 4800 - 200));
    expect(session()?.committed).toBe(false);
    expect(await listening.finish()).toMatchObject({ utterance: { text: 'yes' } });
  });

  test('a server of one’s own is told the model in the address too', async () => {
    hearing.server.liveScript = [text('yes')];
    await hearing.hear(samples, live);
    expect(session()?.query).toEqual({ intent: 'transcription', model: 'gpt-live-transcribe' });
  });

  test('the gpt-4o models are asked for their probabilities, and these are the confidence', async () => {
    hearing.server.liveScript = [{ type: 'text', text: 'yes', logprobs: [Math.log(0.5)] }];
    const heard = await hearing.hear(samples, { model: 'gpt-4o-transcribe', realtime: true, phrases: ['api'] });
    expect(heard).toMatchObject({ utterance: { text: 'yes', confidence: expect.closeTo(0.5) } });
    expect(hearing.server.faults).toEqual([]);
  });

  test.each(['whisper-1', 'gpt-realtime-whisper', 'gpt-transcribe'])(
    '%s is given only what it takes',
    async (model) => {
      hearing.server.liveScript = [text('yes')];
      expect(await hearing.hear(samples, { model, realtime: true, phrases: ['api'] })).toMatchObject({
        type: 'speech',
      });
      expect(hearing.server.faults).toEqual([]);
    },
  );

  test('a model that knows nothing else is live without being told', async () => {
    hearing.server.liveScript = [text('yes')];
    expect(await hearing.hear(samples, { model: 'gpt-live-transcribe' })).toMatchObject({ utterance: { text: 'yes' } });
  });

  test('text that comes in pieces only is put together', async () => {
    hearing.server.liveScript = [{ type: 'deltas', text: 'start task refactor auth' }];
    expect(await hearing.hear(samples, live)).toMatchObject({ utterance: { text: 'start task refactor auth' } });
  });

  test('silence is not committed', async () => {
    hearing.server.liveScript = [text('Thank you.')];
    const listening = hearing.begin(live);
    listening.push(silence(2000));
    await vi.waitFor(() => expect(session()?.sound.length).toBeGreaterThan(0));
    expect(await listening.finish()).toEqual({ type: 'nothing', why: 'silence' });
    await vi.waitFor(() => expect(session()).toMatchObject({ closed: true, committed: false }));
  });

  test.each([
    { type: 'refuse', status: 401 },
    { type: 'refuse', status: 500 },
    { type: 'error', code: 'model_not_found' },
    { type: 'failed', code: 'server_error' },
    { type: 'cut', pieces: 3 },
    { type: 'garbage' },
    { type: 'wordless' },
  ] as const)('after %j the take is sent whole', async (step) => {
    hearing.server.liveScript = [step];
    hearing.server.script = [{ type: 'answer', body: { text: 'yes' } }];
    const recogniser = hearing.recogniser(live);
    const listening = recogniser.begin(hintsOf(), new AbortController().signal);
    for (const frame of frames(samples)) listening.push(frame);
    expect(await listening.finish()).toMatchObject({ utterance: { text: 'yes' } });
    expect(hearing.server.takes).toHaveLength(1);
    expect(hearing.server.takes[0]?.fields.get('model')).toEqual(['gpt-transcribe']);
    expect(hearing.server.takes[0]?.samples).toEqual(samples);
    expect(recogniser.state()).toMatchObject({
      detail: expect.stringMatching(/, live; the last take was sent whole: /),
    });
  });

  test.each([{ type: 'hang' }, { type: 'mute' }, { type: 'deaf' }] as const)(
    'a session that is answered by %j leaves time to send the take whole, and is closed',
    async (step) => {
      hearing.server.liveScript = [step];
      hearing.server.script = [{ type: 'answer', body: { text: 'yes' } }];
      expect(await hearing.hear(samples, { ...live, timeout: 4000 })).toMatchObject({ utterance: { text: 'yes' } });
      await vi.waitFor(() => expect(hearing.server.live.sessions.every(({ closed }) => closed)).toBe(true));
      await vi.waitFor(() => expect(hearing.server.live.waiting).toBe(0));
    },
  );

  test('when both ways fail, the take has failed', async () => {
    hearing.server.liveScript = [{ type: 'refuse', status: 429 }];
    hearing.server.script = [{ type: 'status', status: 429, error: { code: 'insufficient_quota' } }];
    await expect(hearing.hear(samples, live)).rejects.toMatchObject({ message: expect.stringMatching(/is used up/) });
  });

  test('an abort while the key is held ends the session, and nothing is transcribed', async () => {
    hearing.server.liveScript = [text('yes')];
    const end = new AbortController();
    const listening = hearing.begin({ ...live, signal: end.signal });
    for (const frame of frames(samples)) listening.push(frame);
    await vi.waitFor(() => expect(session()?.sound.length).toBeGreaterThan(0));
    end.abort(new Error('let go'));
    await expect(listening.finish()).rejects.toThrow('let go');
    await vi.waitFor(() => expect(session()).toMatchObject({ closed: true, committed: false }));
    expect(hearing.server.takes).toEqual([]);
  });

  test('an abort while the answer is waited for rejects', async () => {
    hearing.server.liveScript = [{ type: 'hang' }];
    const end = new AbortController();
    const finished = hearing.hear(samples, { ...live, signal: end.signal });
    finished.catch(() => undefined);
    await vi.waitFor(() => expect(session()?.committed).toBe(true));
    end.abort(new Error('let go'));
    await expect(finished).rejects.toThrow('let go');
    expect(hearing.server.takes).toEqual([]);
  });

  test('takes have sessions of their own, and one after the other leaves nothing open', async () => {
    hearing.server.liveScript = [text('one'), text('two')];
    const recogniser = hearing.recogniser(live);
    const listenings = [1, 2].map(() => recogniser.begin(hintsOf(), new AbortController().signal));
    for (const listening of listenings) listening.push(samples);
    const heard = await Promise.all(listenings.map((listening) => listening.finish()));
    expect(heard.map((one) => one.type === 'speech' && one.utterance.text).toSorted()).toEqual(['one', 'two']);
    await vi.waitFor(() => expect(hearing.server.live.sessions.map(({ closed }) => closed)).toEqual([true, true]));
  });

  test('thirty takes, every third let go, leave no connection', async () => {
    hearing.server.liveScript = [text('yes')];
    const recogniser = hearing.recogniser(live);
    for (let take = 1; take <= 30; take += 1) {
      const end = new AbortController();
      const listening = recogniser.begin(hintsOf(), end.signal);
      listening.push(samples);
      if (take % 3 === 0) end.abort(new Error('let go'));
      const heard = await listening.finish().catch((error: unknown) => error);
      if (take % 3 === 0) expect(heard).toEqual(new Error('let go'));
      else expect(heard).toMatchObject({ utterance: { text: 'yes' } });
    }
    await vi.waitFor(() => expect(hearing.server.live.sessions.filter(({ closed }) => !closed)).toEqual([]));
    await vi.waitFor(() => expect(process.getActiveResourcesInfo()).not.toContain('TCPSocketWrap'));
    expect(hearing.server.faults).toEqual([]);
  });
});
