import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { LocalRecogniser } from '../../../src/hear/recogniser/local/local-recogniser.ts';
import { createWakeWord } from '../../../src/hear/wake-word/create-wake-word.ts';
import { usualHints } from '../recogniser/local/sentences.ts';
import { needsVoiceAndModel, speak, type Voice } from '../recogniser/local/speak.ts';
import { quietLog, settingsFor } from './settings-for.ts';

describe.skipIf(needsVoiceAndModel())('what is said in one breath with the phrase', () => {
  const end = new AbortController();
  const recogniser = new LocalRecogniser({ settings: {}, log: quietLog, env: process.env });
  const wakeWord = createWakeWord(settingsFor({}), { log: quietLog, env: process.env, local: {} });
  const heard: number[] = [];

  beforeAll(async () => {
    wakeWord?.onHeard((endedAt) => heard.push(endedAt));
    await Promise.all([recogniser.start(end.signal), wakeWord?.start(end.signal)]);
    recogniser.prepare(usualHints);
  });
  afterAll(() => end.abort());

  test.each<[Voice, string]>([
    ['slt', 'what is running'],
    ['rms', 'what is running'],
    ['awb', 'what is running'],
    ['rms', 'read me the result'],
  ])('%s: "%s" is all of the take, without the phrase', async (voice, words) => {
    heard.length = 0;
    const said = await speak(`hey wilco ${words}`, voice);
    const sound = new Int16Array(said.length + 40_000);
    sound.set(said, 16_000);
    const frames = Array.from({ length: Math.floor(sound.length / 320) }, (_, at) => ({
      samples: sound.slice(at * 320, (at + 1) * 320),
      at: (at + 1) * 20,
    }));
    for (const frame of frames) wakeWord?.push(frame);
    await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 10_000 });
    const [endedAt = 0] = heard;
    const listening = recogniser.begin(usualHints, end.signal);
    for (const frame of frames) if (frame.at > endedAt) listening.push(frame.samples);
    expect(await listening.finish()).toMatchObject({ utterance: { text: words } });
    wakeWord?.reset();
  });
});
