import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { MicrophoneReading } from '../../src/core/microphone-reading.ts';
import { measureMicrophone } from '../../src/hear/microphone/measure-microphone.ts';
import { needs } from '../requirements.ts';
import type { LiveProcess } from './live-process.ts';
import { loudness, MicrophoneRoom } from './microphone-room.ts';
import { until } from './until.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const never = new AbortController().signal;
const programs = ['pulseaudio', 'pactl', 'pacat', 'parec', 'setpriv'];

describe.skipIf(needs(...programs))('pvrecorder, in a process of its own', () => {
  let room: MicrophoneRoom;

  beforeAll(async () => {
    room = await MicrophoneRoom.start();
  });

  afterAll(async () => room?.desktop.stop());

  afterEach(async () => room.end());

  test('records a named device while a take is open, and keeps its process between takes', async () => {
    await room.load('module-remap-source', 'master=microphone.monitor', 'source_name=desk');
    const microphone = await room.microphone({ backend: 'pvrecorder', device: 'remapped', warm: false });
    const before = await only();
    for (const round of [1, 2]) {
      const take = await room.take(microphone);
      await until(`tone ${round}`, async () => {
        await room.tone('microphone', 200);
        return loudness(take) > 100;
      });
      expect(await recordings()).toBe(1);
      take.stop();
      expect(await take.ended).toBeUndefined();
      await until('the device to be closed', async () => (await recordings()) === 0);
    }
    expect((await only()).pid).toBe(before.pid);
  });

  test('that is killed while somebody speaks comes back, and the take goes on', async () => {
    const microphone = await room.microphone({ backend: 'pvrecorder' });
    const take = await room.take(microphone);
    const { pid } = await only();
    process.kill(pid, 'SIGKILL');
    await until('the loss to be noticed', () => microphone.state().type === 'starting');
    await until('its sound', () => microphone.state().type === 'ready');
    const length = take.samples.length;
    await until('more sound', () => take.samples.length > length);
    expect((await only()).pid).not.toBe(pid);
    take.stop();
    expect(await take.ended).toBeUndefined();
  });

  test('names the devices that there are when there is not the one that was named', async () => {
    const opening = room.microphone({ backend: 'pvrecorder', device: 'Yeti' });
    await expect(opening).rejects.toMatchObject({
      code: 'microphone_unavailable',
      message: expect.stringContaining('No microphone is called "Yeti"'),
    });
  });

  /** Its one process. */
  async function only(): Promise<LiveProcess> {
    const [found, ...others] = await until('the process of pvrecorder', async () => {
      const all = (await room.desktop.processes.guests()).filter(({ command }) => command.includes('pvrecorder'));
      return all.length > 0 && all;
    });
    expect(others).toEqual([]);
    if (found === undefined) throw new Error('no process');
    return found;
  }

  /** How many streams record the microphone; a remapped source is one itself and does not count. */
  async function recordings(): Promise<number> {
    const outputs = await room.pactl('list', 'source-outputs');
    return outputs.split('\n').filter((line) => /application\.process\.binary = "node"/u.test(line)).length;
  }
});

describe.skipIf(needs(...programs))('a microphone that is tried', () => {
  let room: MicrophoneRoom;

  beforeAll(async () => {
    room = await MicrophoneRoom.start();
  });

  afterAll(async () => room?.desktop.stop());

  test('is fine when somebody is heard, and nothing of it is left running', async () => {
    const readings = await measured(4000, () => room.tone('microphone', 300));
    expect(readings[0]).toMatchObject({ type: 'opened', backend: 'parec' });
    expect(readings.filter(({ type }) => type === 'level').length).toBeGreaterThanOrEqual(10);
    expect(readings.at(-1)).toMatchObject({ type: 'verdict', loudness: 'fine', remedy: '' });
    expect(await room.recorders()).toEqual([]);
  });

  test('that is muted says how to unmute it', async () => {
    await room.pactl('set-source-mute', 'microphone.monitor', '1');
    const readings = await measured(300);
    expect(readings.at(-1)).toMatchObject({
      type: 'verdict',
      loudness: 'silent',
      remedy: 'pactl set-source-mute microphone.monitor 0',
    });
  });

  async function measured(
    span: number,
    during = async () => undefined as unknown,
  ): Promise<readonly MicrophoneReading[]> {
    const settings = { backend: 'auto', device: 'default', warm: true, preRoll: 0, tail: 0 } as const;
    const readings: MicrophoneReading[] = [];
    let acting: Promise<unknown> | undefined;
    for await (const reading of measureMicrophone(settings, room.env, span, never)) {
      readings.push(reading);
      acting ??= during();
    }
    await acting;
    return readings;
  }
});
