import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Samples } from '../../../../src/core/audio.ts';
import type { Recognition } from '../../../../src/core/heard.ts';
import { LocalRecogniser } from '../../../../src/hear/recogniser/local/local-recogniser.ts';
import { frames, noise, silence, tone } from '../sounds.ts';
import { usualHints } from './sentences.ts';
import { needsVoiceAndModel, speak } from './speak.ts';

describe.skipIf(needsVoiceAndModel())('the local recogniser and odd sound', () => {
  const end = new AbortController();
  const log = { info: () => undefined, warn: () => undefined };
  const recogniser = new LocalRecogniser({ settings: {}, log, env: process.env });

  beforeAll(() => recogniser.start(end.signal));
  afterAll(() => end.abort());

  function hear(pieces: readonly Samples[]): Promise<Recognition> {
    const listening = recogniser.begin(usualHints, end.signal);
    for (const piece of pieces) listening.push(piece);
    return listening.finish();
  }

  test.each<[string, readonly Samples[]]>([
    ['no piece at all', []],
    ['empty pieces', [silence(0), silence(0)]],
    ['a single sample', [new Int16Array([32_767])]],
    ['less than a frame of the decoder', [new Int16Array(159)]],
    ['full scale up and down', [new Int16Array(32_000).map((_, index) => (index % 2 === 0 ? 32_767 : -32_768))]],
    ['nothing but the lowest value', [new Int16Array(16_000).fill(-32_768)]],
    ['a minute of a loud tone in one piece', [tone(60_000, 440, 0.9)]],
    ['a minute of noise', frames(noise(60_000, 0.3))],
  ])(
    '%s is nothing, and the sentence after it is heard by the same process',
    async (_name, pieces) => {
      const pid = recogniser.pid;
      expect((await hear(pieces)).type).toBe('nothing');
      const heard = await hear(frames(await speak('cancel it')));
      expect(heard).toMatchObject({ type: 'speech', utterance: { text: 'cancel it' } });
      expect(recogniser.pid).toBe(pid);
    },
    90_000,
  );

  test('a thousand takes leave neither descriptors nor memory behind', async () => {
    const pieces = frames(noise(300, 0.05));
    const before = await afterTakes(100);
    const after = await afterTakes(900);
    expect(after.descriptors).toBeLessThanOrEqual(before.descriptors);
    expect(after.memory - before.memory).toBeLessThan(15);

    async function afterTakes(count: number): Promise<{ descriptors: number; memory: number }> {
      for (let take = 0; take < count; take += 1) await hear(pieces);
      const process = `/proc/${recogniser.pid}`;
      const own = /Pss_Anon: +(\d+)/.exec(readFileSync(`${process}/smaps_rollup`, 'utf8'))?.[1];
      return { descriptors: readdirSync(`${process}/fd`).length, memory: Number(own) / 1024 };
    }
  }, 180_000);
});
