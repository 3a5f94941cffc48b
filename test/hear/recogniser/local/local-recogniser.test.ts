import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Samples } from '../../../../src/core/audio.ts';
import type { Recognition } from '../../../../src/core/heard.ts';
import type { Log } from '../../../../src/core/log.ts';
import type { Hints } from '../../../../src/core/recogniser.ts';
import { LocalRecogniser } from '../../../../src/hear/recogniser/local/local-recogniser.ts';
import { frames, murmur, noise, silence } from '../sounds.ts';
import { hintsFor, usualHints } from './sentences.ts';
import { needsVoiceAndModel, speak, type Voice } from './speak.ts';

const quiet: Log = { info: () => undefined, warn: () => undefined };
const backOff = { first: 10, longest: 100, healthyAfter: 1000 };

describe.skipIf(needsVoiceAndModel())('the local recogniser', () => {
  const end = new AbortController();
  const recogniser = new LocalRecogniser({ settings: {}, log: quiet, env: process.env, backOff });

  function hear(samples: Samples, hints: Hints = usualHints, signal = end.signal): Promise<Recognition> {
    const listening = recogniser.begin(hints, signal);
    for (const frame of frames(samples)) listening.push(frame);
    return listening.finish();
  }

  function said(recognition: Recognition): string {
    return recognition.type === 'speech' ? recognition.utterance.text : recognition.why;
  }

  beforeAll(async () => {
    await recogniser.start(end.signal);
    recogniser.prepare(usualHints);
  });
  afterAll(() => end.abort());

  test.each<[Voice, string]>([
    ['slt', 'what is running'],
    ['rms', 'what is running'],
    ['awb', 'what is running'],
    ['slt', 'cancel it'],
    ['rms', 'cancel it'],
    ['awb', 'cancel number three'],
    ['slt', 'read me the result'],
    ['rms', 'start task refactor auth in api'],
    ['slt', 'start task refactor auth in api'],
  ])('%s says "%s"', async (voice, text) => {
    expect(said(await hear(await speak(text, voice)))).toBe(text);
  });

  test('what was heard says who wrote it down and how sure that is', async () => {
    const samples = await speak('cancel it');
    const recognition = await hear(samples);
    if (recognition.type === 'nothing') throw new Error(recognition.why);
    const { engine, freeText, confidence, duration } = recognition.utterance;
    expect({ engine, freeText, duration }).toEqual({
      engine: 'local',
      freeText: 'guess',
      duration: samples.length / 16,
    });
    expect(confidence).toBeGreaterThan(0.5);
    expect(confidence).toBeLessThanOrEqual(1);
  });

  test.each<[string, Samples, string]>([
    ['silence', silence(2000), 'silence'],
    ['no sample at all', silence(0), 'silence'],
    ['a fan', noise(2000, 0.05), 'not-speech'],
    ['a storm', noise(2000, 0.6), 'not-speech'],
    ['murmuring', murmur(6), 'unclear'],
  ])('%s is nothing', async (_name, samples, why) => {
    expect(await hear(samples)).toEqual({ type: 'nothing', why });
  });

  test.each<[Voice, string]>([
    ['slt', 'add dark mode'],
    ['rms', 'the weather is nice today'],
    ['awb', 'please open the window'],
    ['slt', 'where did you put the car keys'],
  ])('%s says "%s", which is no sentence of the grammar: nothing', async (voice, text) => {
    expect(await hear(await speak(text, voice))).toEqual({ type: 'nothing', why: 'unclear' });
  });

  test('new hints bring words that no dictionary has', async () => {
    const hints = hintsFor(['zyxwik', 'kubectl'], new Map([['kubectl', 'cube control']]));
    expect(said(await hear(await speak('start task fix the parser in cube control'), hints))).toMatch(/ in kubectl$/);
    expect(said(await hear(await speak('start task fix the parser in zyxwik'), hints))).toMatch(/ in zyxwik$/);
  });

  test('two takes at once are both heard, each with its own hints', async () => {
    const samples = await speak('start task fix the parser in web');
    const first = recogniser.begin(usualHints, end.signal);
    const second = hear(samples, hintsFor(['kubernetes', 'web']));
    for (const frame of frames(await speak('cancel it'))) first.push(frame);
    expect(said(await first.finish())).toBe('cancel it');
    expect(said(await second)).toMatch(/ in web$/);
  });

  test('an aborted take rejects, and the next one is heard', async () => {
    const abort = new AbortController();
    const dropped = recogniser.begin(usualHints, abort.signal);
    dropped.push(murmur(2));
    abort.abort(new Error('let go'));
    await expect(dropped.finish()).rejects.toThrow('let go');
    expect(said(await hear(await speak('cancel it')))).toBe('cancel it');
  });

  test('a take with a grammar that cannot be read fails, and the next one is heard', async () => {
    const wrong: Hints = { ...usualHints, grammar: '#JSGF V1.0; public <broken' };
    await expect(hear(murmur(1), wrong)).rejects.toMatchObject({ code: 'recogniser_failed' });
    expect(said(await hear(await speak('cancel it')))).toBe('cancel it');
  });

  test('when its process dies, the take in flight fails and the next one is heard', async () => {
    const samples = await speak('what is running');
    const listening = recogniser.begin(usualHints, end.signal);
    listening.push(samples.slice(0, 8000));
    const pid = recogniser.pid ?? 0;
    process.kill(pid, 'SIGKILL');
    await expect(listening.finish()).rejects.toMatchObject({ code: 'recogniser_failed', hint: 'Say it again.' });
    expect(said(await hear(samples))).toBe('what is running');
    expect(recogniser.pid).not.toBe(pid);
    expect(recogniser.state().type).toBe('ready');
  });

  test('a process that stopped answering is replaced by the next one, which hears the take that waited', async () => {
    const pid = recogniser.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const hung = hear(await speak('cancel it'));
    const outcome = expect(hung).rejects.toMatchObject({ code: 'recogniser_failed' });
    const waiting = recogniser.begin(usualHints, end.signal);
    for (const frame of frames(await speak('what is running'))) waiting.push(frame);
    vi.runAllTimers();
    vi.useRealTimers();
    await outcome;
    expect(said(await waiting.finish())).toBe('what is running');
    expect(said(await hear(await speak('cancel it')))).toBe('cancel it');
    expect(recogniser.pid).not.toBe(pid);
  });
});
