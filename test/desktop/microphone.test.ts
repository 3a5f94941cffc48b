import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Microphone } from '../../src/core/microphone.ts';
import type { ReadTake } from '../hear/microphone/read-take.ts';
import { needs } from '../requirements.ts';
import { loudness, MicrophoneRoom } from './microphone-room.ts';
import { until } from './until.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const DESK = ['source_name=desk', 'source_properties=\'device.description="Desk microphone"\''];
const HEADSET = ['source_name=bluez_input.00_11', 'source_properties=device.description="Headset"'];

describe.skipIf(needs('pulseaudio', 'pactl', 'pacat', 'parec', 'setpriv'))('a microphone on a sound server', () => {
  let room: MicrophoneRoom;

  beforeAll(async () => {
    room = await MicrophoneRoom.start();
  });

  afterAll(async () => room?.desktop.stop());

  afterEach(async () => {
    await room.end();
    await room.pactl('set-default-source', 'microphone.monitor');
  });

  test('whose recorder is killed while somebody speaks hears what is said afterwards', async () => {
    const microphone = await room.microphone();
    const take = await room.take(microphone);
    const [recorder, ...others] = await room.recorders();
    expect(others).toEqual([]);
    process.kill(recorder?.pid ?? Number.NaN, 'SIGKILL');
    await until('the next recorder', async () => ((await room.recorders())[0]?.pid ?? recorder?.pid) !== recorder?.pid);
    await until('its sound', () => microphone.state().type === 'ready');
    await hears(take, 'microphone');
    take.stop();
    expect(await take.ended).toBeUndefined();
  });

  test('follows the default source to another device, also when its own is unplugged', async () => {
    const unplug = await room.load('module-null-sink', 'sink_name=second', 'rate=16000', 'channels=1');
    const microphone = await room.microphone({ warm: 'auto' });
    const take = await room.take(microphone);
    await hears(take, 'microphone');
    await room.pactl('set-default-source', 'second.monitor');
    await hears(take, 'second');
    await unplug();
    await room.pactl('set-default-source', 'microphone.monitor');
    await hears(take, 'microphone');
    take.stop();
    expect(await take.ended).toBeUndefined();
  });

  test('that is named records no other one while it is unplugged, and is used again when it is back', async () => {
    const unplug = await room.load('module-remap-source', 'master=microphone.monitor', ...DESK);
    const microphone = await room.microphone({ device: 'desk MIC' });
    expect(microphone.state()).toEqual({ type: 'ready', detail: 'parec, desk MIC, kept open' });
    const take = await room.take(microphone);
    await hears(take, 'microphone');
    take.stop();
    await unplug();
    await until('the loss to be noticed', () => microphone.state().type === 'broken');
    expect(microphone.state()).toMatchObject({
      error: { message: 'No microphone is called "desk MIC"; there is none at all.' },
    });
    expect(await room.recorders()).toEqual([]);
    const unplugAgain = await room.load('module-remap-source', 'master=microphone.monitor', ...DESK);
    await until('it to be used again', () => microphone.state().type === 'ready');
    await room.end();
    await unplugAgain();
  });

  test('that several are called names them all', async () => {
    const names = ['one', 'two'].map((name) => [`source_name=${name}`, 'source_properties=device.description="Desk"']);
    const unplugs = [];
    for (const name of names)
      unplugs.push(await room.load('module-remap-source', 'master=microphone.monitor', ...name));
    await expect(room.microphone({ device: 'desk' })).rejects.toMatchObject({
      code: 'microphone_unavailable',
      message: 'More than one microphone is called "desk": one (Desk), two (Desk).',
    });
    await room.end();
    for (const unplug of unplugs) await unplug();
  });

  test('is not kept open while it is a Bluetooth headset', async () => {
    const unplug = await room.load('module-remap-source', 'master=microphone.monitor', ...HEADSET);
    const microphone = await room.microphone({ warm: 'auto' });
    expect(await room.recorders()).toHaveLength(1);
    await room.pactl('set-default-source', 'bluez_input.00_11');
    await until('the recorder to go', async () => (await room.recorders()).length === 0);
    expect(microphone.state()).toMatchObject({ type: 'ready', detail: 'default (Bluetooth), opened by the key' });
    const take = await room.take(microphone);
    await hears(take, 'microphone');
    take.stop();
    await take.ended;
    await until('the recorder to go', async () => (await room.recorders()).length === 0);
    await room.pactl('set-default-source', 'microphone.monitor');
    await until('the recorder to be kept', async () => (await room.recorders()).length === 1);
    await room.end();
    await unplug();
  });

  test('works again after its sound server was without any source', async () => {
    const microphone = await room.microphone();
    const loaded = await room.pactl('list', 'short', 'modules');
    const index =
      loaded
        .split('\n')
        .find((line) => line.includes('sink_name=microphone'))
        ?.split('\t')[0] ?? '';
    await room.pactl('unload-module', index);
    const replug = ['module-null-sink', 'sink_name=microphone', 'rate=16000', 'channels=1'];
    await room.load(...replug);
    await room.pactl('set-default-source', 'microphone.monitor');
    await until('its sound', () => microphone.state().type === 'ready');
    const take = await takeWhenReady(microphone);
    await hears(take, 'microphone');
    take.stop();
    expect(await take.ended).toBeUndefined();
  });

  async function takeWhenReady(microphone: Microphone): Promise<ReadTake> {
    return until('a take', () => room.take(microphone).catch(() => undefined));
  }

  /** What is played to that sink comes into the take; again and again, for a stream may be on its way to another device. */
  async function hears(take: ReadTake, sink: string): Promise<void> {
    const before = loudness(take);
    await until(`the tone on ${sink}`, async () => {
      await room.tone(sink, 200);
      return loudness(take) > before + 100;
    });
  }
});
