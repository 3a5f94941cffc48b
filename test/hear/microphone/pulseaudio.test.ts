import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { durationOf, SAMPLE_RATE } from '../../../src/core/audio.ts';
import { createMicrophone } from '../../../src/hear/microphone/create-microphone.ts';
import type { MicrophoneSettings } from '../../../src/hear/microphone/settings.ts';
import { PrivatePulseaudio } from '../../fixtures/private-pulseaudio.ts';
import { needs } from '../../requirements.ts';
import { ReadTake } from './read-take.ts';

const patience = { timeout: 15_000, interval: 20 };
const never = new AbortController().signal;
const silentLog = { info: () => undefined, warn: () => undefined };

describe.skipIf(needs('pulseaudio', 'parec', 'pacat', 'arecord', 'sox', 'rec'))('a microphone of PulseAudio', () => {
  let pulse: PrivatePulseaudio;
  let stop: AbortController;

  beforeAll(async () => {
    pulse = await PrivatePulseaudio.start();
  });

  afterAll(async () => pulse.stop());

  beforeEach(() => {
    stop = new AbortController();
  });

  afterEach(() => stop.abort());

  async function open(settings: Partial<MicrophoneSettings> = {}) {
    const all = { backend: 'auto', device: 'default', warm: true, preRoll: 500, tail: 150, ...settings } as const;
    const backOff = { first: 20, longest: 200, healthyAfter: 60_000 };
    const microphone = createMicrophone({ settings: all, env: pulse.env, log: silentLog, backOff });
    await microphone.start(stop.signal);
    return microphone;
  }

  test('that is warm keeps what was said before the press', async () => {
    const microphone = await open();
    expect(microphone.state()).toEqual({ type: 'ready', detail: 'parec, default, kept open' });
    for (let round = 0; round < 3; round += 1) {
      await untilWarm(microphone);
      // "open" is over when the key goes down.
      await pulse.play(tone(200));
      const pressedAt = Date.now();
      const take = new ReadTake(await microphone.open(never));
      take.stop();
      expect(await take.ended).toBeUndefined();
      const [first] = take.frames;
      if (first === undefined) throw new Error('an empty take');
      expect(first.at - durationOf(first.samples.length)).toBeLessThanOrEqual(pressedAt);
      expect(loudness(take)).toBeGreaterThan(150);
    }
  });

  test('hears what is said while the key is held', async () => {
    const microphone = await open();
    await untilWarm(microphone);
    const take = new ReadTake(await microphone.open(never));
    await pulse.play(tone(700));
    take.stop();
    expect(await take.ended).toBeUndefined();
    expect(loudness(take)).toBeGreaterThan(600);
    expect(loudness(take)).toBeLessThanOrEqual(700);
  });

  test.each(['parec', 'arecord', 'sox', 'rec'] as const)('can be recorded with %s', async (backend) => {
    const microphone = await open({ backend });
    const take = new ReadTake(await microphone.open(never));
    await pulse.play(tone(300));
    await expect.poll(() => loudness(take), patience).toBeGreaterThan(270);
    take.stop();
    expect(await take.ended).toBeUndefined();
  });

  test('works again after its sound server died', async () => {
    const microphone = await open({ backend: 'parec' });
    await pulse.kill();
    await expect.poll(() => microphone.state().type, patience).toBe('broken');
    await expect(microphone.open(never)).rejects.toMatchObject({ code: 'microphone_unavailable' });
    await pulse.restart();
    await expect.poll(() => microphone.state().type, patience).toBe('ready');
  });

  test('is closed when the process that had it open is killed', async () => {
    const program = new URL('../../fixtures/children/recording-process.ts', import.meta.url).pathname;
    const parent = spawn(process.execPath, [program], { env: pulse.env, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(parent.stdout, 'data');
    const left = () => descendantsOf(parent.pid).map(commandOf).toSorted();
    await expect
      .poll(left, patience)
      .toEqual([expect.stringMatching(/^pactl/), expect.stringMatching(/^parec/), expect.stringMatching(/^sh/)]);
    const started = descendantsOf(parent.pid);
    parent.kill('SIGKILL');
    await expect.poll(() => started.map(commandOf).filter((command) => command !== ''), patience).toEqual([]);
  });
});

/** Sound has come for a while. */
async function untilWarm(microphone: Awaited<ReturnType<typeof createMicrophone>>): Promise<void> {
  const take = new ReadTake(await microphone.open(never));
  await expect.poll(() => durationOf(take.samples.length), patience).toBeGreaterThan(200);
  take.stop();
  await take.ended;
}

/** A square wave, every sample of which is loud. */
function tone(duration: number): Int16Array {
  return Int16Array.from({ length: (duration * SAMPLE_RATE) / 1000 }, (_, at) => (at % 36 < 18 ? 12_000 : -12_000));
}

/** How much of a take is loud, in milliseconds. */
function loudness(take: ReadTake): number {
  return durationOf(take.samples.filter((sample) => Math.abs(sample) > 6000).length);
}

function descendantsOf(pid: number | undefined): readonly number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);
}

function childrenOf(pid: number | undefined): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => new RegExp(`^\\d+ \\(.*\\) \\S ${pid} `).test(read(`/proc/${child}/stat`)));
}

/** Empty for a process that is gone, or a zombie. */
function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
