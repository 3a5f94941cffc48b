import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { JobRegistry } from '../../src/act/jobs/job-registry.ts';
import { createHearing } from '../../src/hear/create-hearing.ts';
import type { Hearing } from '../../src/hear/hearing.ts';
import { readWav } from '../../src/hear/recogniser/read-wav.ts';
import { noBuses } from '../fakes/no-buses.ts';
import { PrivateDisplay } from '../fixtures/private-display.ts';
import { PrivatePulseaudio } from '../fixtures/private-pulseaudio.ts';
import { needs } from '../requirements.ts';
import { usualHearSettings } from './hear-settings.ts';
import { HeardBy } from './heard-by.ts';

test('a key that does not exist is a broken config', () => {
  const hotkey = { ...usualHearSettings.hotkey, key: 'RightControl' };
  const log = { info: () => undefined, warn: () => undefined };
  expect(() =>
    createHearing({ ...usualHearSettings, hotkey }, { jobs: new JobRegistry(), log, env: {}, buses: noBuses }),
  ).toThrow(expect.objectContaining({ code: 'bad_config' }));
});

describe.skipIf(needs('Xvfb', 'xdotool', 'pulseaudio', 'pacat', 'parec', 'flite'))('the whole room', () => {
  let display: PrivateDisplay;
  let pulse: PrivatePulseaudio;
  let folder: string;
  let speech: string;
  let hearing: Hearing;
  let heard: HeardBy;

  beforeAll(async () => {
    display = await PrivateDisplay.start();
    pulse = await PrivatePulseaudio.start();
    folder = await mkdtemp(join(tmpdir(), 'wilco-hear-'));
    speech = join(folder, 'speech.wav');
    await promisify(execFile)('flite', ['-voice', 'slt', '-t', 'what is running', '-o', speech]);
    const env = { ...pulse.env, DISPLAY: display.display, WAYLAND_DISPLAY: '' };
    const log = { info: () => undefined, warn: () => undefined };
    hearing = createHearing(usualHearSettings, { jobs: new JobRegistry(), log, env, buses: noBuses });
    const sentences = 'what is running | cancel it | show me the result | yes | no';
    hearing.setHints({
      grammar: `#JSGF V1.0;\ngrammar test;\npublic <sentence> = ${sentences};\n`,
      words: [...new Set(sentences.split(/[ |]+/))],
      phrases: [],
      spoken: new Map(),
      kindOf: () => 'control',
    });
    heard = new HeardBy(hearing);
    const parts = () => {
      const { hotkey, microphone, recogniser } = hearing.state();
      return [hotkey.type, microphone.type, recogniser.type];
    };
    await vi.waitFor(() => expect(parts()).toEqual(['ready', 'ready', 'ready']), { timeout: 30_000, interval: 20 });
  });

  afterAll(async () => {
    await heard.stop();
    await display.stop();
    await pulse.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('hears what is spoken while the real key is held', async () => {
    await display.keyDown('Control_R');
    await heard.until('talking');
    await pulse.play(await readWav(speech));
    await display.keyUp('Control_R');
    await heard.until('talking', 'talked', '“what is running”');
    const utterance = heard.all.find(({ type }) => type === 'utterance');
    if (utterance?.type !== 'utterance') throw new Error('no utterance');
    const { pressedAt, firstFrameAt = Number.NaN, releasedAt, lastFrameAt = Number.NaN } = utterance.times;
    expect(firstFrameAt).toBeLessThanOrEqual(pressedAt);
    expect(lastFrameAt).toBeGreaterThan(releasedAt);
  });

  test('hears a file', async () => {
    const never = new AbortController().signal;
    expect(await hearing.listen(speech, never)).toMatchObject({ utterance: { text: 'what is running' } });
    await expect(hearing.listen(join(folder, 'no.wav'), never)).rejects.toMatchObject({ code: 'audio_format' });
  });
});
