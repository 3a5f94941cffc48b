import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Check } from '../../src/core/check.ts';
import { hearingChecks } from '../../src/hear/checks.ts';
import type { HearSettings } from '../../src/hear/create-hearing.ts';
import { noBuses } from '../fakes/no-buses.ts';
import { PrivateDisplay } from '../fixtures/private-display.ts';
import { needs } from '../requirements.ts';
import { usualHearSettings } from './hear-settings.ts';
import { RecorderPrograms } from './microphone/recorder-programs.ts';

const settings: HearSettings = {
  ...usualHearSettings,
  hotkey: { ...usualHearSettings.hotkey, key: 'F9' },
  recogniser: {
    ...usualHearSettings.recogniser,
    chain: ['openai'],
    openai: { model: 'whisper-1', baseUrl: 'http://127.0.0.1:9', apiKey: 'key', timeout: 1000 },
  },
};

describe('the checks of hearing', () => {
  let programs: RecorderPrograms;

  beforeEach(async () => {
    programs = await RecorderPrograms.make();
    for (const name of ['parec', 'arecord', 'sox', 'rec']) await programs.fails(name, 'no such device');
  });

  afterEach(async () => programs.remove());

  async function check(name: string, changed: Partial<HearSettings> = {}, env = programs.env): Promise<Check> {
    const checks = await hearingChecks({ ...settings, ...changed }, { env, buses: noBuses });
    const found = checks.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`no check ${name}`);
    return found;
  }

  test('there is one for each part', async () => {
    const checks = await hearingChecks(settings, { env: programs.env, buses: noBuses });
    expect(checks.map(({ name }) => name.split(' ')[0])).toEqual(['talk', 'microphone', 'recogniser']);
  });

  test('a wake word that cannot be listened for is one check more, with its remedy', async () => {
    const wakeWord = { ...settings.wakeWord, engine: 'porcupine', accessKeyEnv: 'MY_KEY' } as const;
    expect(await check('wake word', { wakeWord })).toMatchObject({
      type: 'missing',
      detail: 'Porcupine needs an AccessKey of Picovoice.',
      remedy: expect.stringContaining('MY_KEY'),
    });
  });

  test('a key that does not exist names those that do', async () => {
    const hotkey = { ...settings.hotkey, key: 'Contrl' };
    expect(await check('talk key', { hotkey })).toMatchObject({
      type: 'missing',
      remedy: expect.stringContaining('ControlRight'),
    });
  });

  test('no display names what works without', async () => {
    expect(await check('talk key')).toMatchObject({ type: 'missing', remedy: expect.stringContaining('wilco talk') });
  });

  test('a recorder that works is enough, a slow one is a warning', async () => {
    await programs.records('rec');
    expect(await check('microphone')).toMatchObject({
      type: 'warning',
      remedy: expect.stringMatching(/pulseaudio-utils|libpulse/),
    });
    await programs.records('parec');
    expect(await check('microphone')).toEqual({ name: 'microphone', type: 'ok', detail: 'parec, default' });
    expect(await programs.isRecording()).toBe(false);
  });

  test('no recorder at all names the package', async () => {
    expect(await check('microphone', {}, programs.emptyEnv)).toMatchObject({
      type: 'missing',
      detail: expect.stringContaining('parec is not installed'),
      remedy: expect.stringMatching(/pulseaudio-utils|libpulse/),
    });
  });

  test.skipIf(needs('Xvfb'))('a display whose keys arrive is ok', async () => {
    const display = await PrivateDisplay.start();
    try {
      const env = { ...programs.env, DISPLAY: display.display };
      expect(await check('talk key', {}, env)).toEqual({
        name: 'talk key',
        type: 'ok',
        detail: `F9 on display ${display.display}`,
      });
    } finally {
      await display.stop();
    }
  });
});
