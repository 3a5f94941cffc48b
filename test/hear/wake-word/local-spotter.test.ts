import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Samples } from '../../../src/core/audio.ts';
import { errorFacts } from '../../../src/core/error.ts';
import type { WakeWord } from '../../../src/core/wake-word.ts';
import { createWakeWord } from '../../../src/hear/wake-word/create-wake-word.ts';
import { needsVoiceAndModel, speak, type Voice } from '../recogniser/local/speak.ts';
import { quietLog, settingsFor } from './settings-for.ts';

const deps = { log: quietLog, env: process.env, local: {} };

function listener(phrase = 'hey wilco'): WakeWord {
  const wakeWord = createWakeWord(settingsFor({ phrase }), deps);
  if (wakeWord === undefined) throw new Error('there is one for engine local');
  return wakeWord;
}

describe.skipIf(needsVoiceAndModel())('the local wake word', () => {
  const end = new AbortController();
  const wakeWord = listener();
  let heard: number[] = [];
  let at = 0;

  beforeAll(async () => {
    wakeWord.onHeard((endedAt) => heard.push(endedAt));
    await wakeWord.start(end.signal);
  });
  afterEach(() => {
    heard = [];
    wakeWord.reset();
  });
  afterAll(() => end.abort());

  /** Pushes the sound with a second of quiet before and two after it. Gives when its first sample came. */
  function hear(samples: Samples): number {
    const whole = new Int16Array(samples.length + 48_000);
    whole.set(samples, 16_000);
    const begun = at + 1000;
    for (let from = 0; from < whole.length; from += 160) {
      at += 10;
      wakeWord.push({ samples: whole.slice(from, from + 160), at });
    }
    return begun;
  }

  test.each<Voice>(['slt', 'rms', 'awb'])(
    '%s is heard, and the end of the phrase is found within it',
    async (voice) => {
      const phrase = await speak('hey wilco', voice);
      const begun = hear(phrase);
      await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 10_000 });
      const ended = (heard[0] ?? 0) - begun;
      expect(ended).toBeGreaterThan(400);
      expect(ended).toBeLessThan(phrase.length / 16 + 50);
    },
  );

  test('it is heard in one breath with what follows, and again and again', async () => {
    for (const text of ['hey wilco what is running', 'hey wilco cancel the last task']) {
      const begun = hear(await speak(text, 'rms'));
      await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 10_000 });
      expect((heard.pop() ?? 0) - begun).toBeLessThan(1000);
    }
  });

  test('other words are not taken for it', async () => {
    hear(await speak('hey will you come over here and look at this', 'slt'));
    hear(await speak('hey wilco', 'slt'));
    await vi.waitFor(() => expect(heard).not.toEqual([]), { timeout: 10_000 });
    expect(heard).toHaveLength(1);
  });

  test('a phrase of the person’s own, with a word that no dictionary has, is heard', async () => {
    const own = listener('okay frobnicator');
    const own_heard: number[] = [];
    own.onHeard((endedAt) => own_heard.push(endedAt));
    await own.start(end.signal);
    const samples = await speak('okay frobnicator', 'slt');
    const whole = new Int16Array(samples.length + 48_000);
    whole.set(samples, 16_000);
    own.push({ samples: whole, at: 1 });
    await vi.waitFor(() => expect(own_heard).toEqual([1]), { timeout: 10_000 });
  });

  test('a phrase without words is refused with the key to set', async () => {
    const error = await listener(' … ')
      .start(end.signal)
      .catch((thrown: unknown) => errorFacts(thrown));
    expect(error).toMatchObject({ code: 'wake_word_unavailable', hint: expect.stringContaining('[wake_word]') });
  });
});

test('a missing library is told with what to install', async () => {
  const end = new AbortController();
  const wakeWord = createWakeWord(settingsFor({}), { ...deps, local: { library: '/nowhere/libpocketsphinx.so' } });
  const error = await wakeWord?.start(end.signal).catch((thrown: unknown) => errorFacts(thrown));
  end.abort();
  expect(error).toMatchObject({ code: 'wake_word_unavailable', message: expect.stringContaining('libpocketsphinx') });
});

test('nothing listens where the wake word is off', () => {
  expect(createWakeWord(settingsFor({ engine: 'off' }), deps)).toBeUndefined();
});
