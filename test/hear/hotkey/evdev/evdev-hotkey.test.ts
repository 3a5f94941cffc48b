import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EvdevHotkey } from '../../../../src/hear/hotkey/evdev/evdev-hotkey.ts';
import { talkKey } from '../../../../src/hear/hotkey/talk-key.ts';
import { CollectedEvents } from '../collected-events.ts';
import { InputFolder, POWER_BUTTON } from './input-device.ts';

const log = { info: () => undefined, warn: () => undefined };
const quick = { first: 20, longest: 100, healthyAfter: 60_000 };

describe('the talk key of the keyboard itself', () => {
  let folder: InputFolder;
  let events: CollectedEvents;

  beforeEach(() => {
    folder = new InputFolder();
  });

  afterEach(async () => {
    await events.stop();
    folder.remove();
  });

  function hotkey(key = 'F9', device = ''): EvdevHotkey {
    const { devices, capabilities } = folder;
    return new EvdevHotkey({
      key: talkKey(key),
      device,
      folders: { devices, capabilities },
      env: process.env,
      log,
      backOff: quick,
    });
  }

  test('is told when it goes down and comes up, and its repeats are not', async () => {
    folder.plugIn('event0', POWER_BUTTON);
    folder.plugIn('event3');
    folder.addFile('mice');
    events = new CollectedEvents(hotkey());
    await events.until('ready');
    expect(events.all[0]).toEqual({ type: 'ready', detail: 'F9 on 1 keyboard' });
    folder.press('event3', 'A', 1);
    folder.press('event3', 'A', 0);
    folder.press('event3', 'F9', 1);
    for (let repeats = 0; repeats < 20; repeats += 1) folder.press('event3', 'F9', 2);
    folder.press('event3', 'F9', 0);
    await events.until('ready', 'pressed', 'released');
  });

  test('was held as long as the kernel says, however late it is read on a busy machine', async () => {
    folder.plugIn('event3');
    events = new CollectedEvents(hotkey());
    await events.until('ready');
    const at = Date.now() - 2000;
    folder.press('event3', 'F9', 1, at);
    folder.press('event3', 'F9', 0, at + 800);
    await events.until('ready', 'pressed', 'released');
    expect(events.all.slice(1)).toEqual([
      { type: 'pressed', at },
      { type: 'released', at: at + 800 },
    ]);
  });

  test('happens now where the kernel had another wall clock', async () => {
    folder.plugIn('event3');
    events = new CollectedEvents(hotkey());
    await events.until('ready');
    const before = Date.now();
    folder.press('event3', 'F9', 1, before - 7_200_000);
    folder.press('event3', 'F9', 0, before + 7_200_000);
    await events.until('ready', 'pressed', 'released');
    for (const event of events.all) {
      if ('at' in event) expect(event.at - before).toBeGreaterThanOrEqual(0);
      if ('at' in event) expect(event.at - before).toBeLessThan(60_000);
    }
  });

  test('may be a chord over two keyboards', async () => {
    folder.plugIn('event3');
    folder.plugIn('event12');
    events = new CollectedEvents(hotkey('Ctrl+Space'));
    await events.until('ready');
    expect(events.all[0]).toEqual({ type: 'ready', detail: 'Ctrl+Space on 2 keyboards' });
    folder.press('event3', 'ControlLeft', 1);
    folder.press('event3', 'Escape', 1);
    folder.press('event12', 'Escape', 1);
    await expect.poll(() => events.types, { timeout: 15_000 }).toEqual(['ready']);
    folder.press('event12', 'Space', 1);
    await events.until('ready', 'pressed');
    folder.press('event12', 'Escape', 1);
    await events.until('ready', 'pressed', 'otherKey');
    folder.press('event3', 'ControlLeft', 0);
    await events.until('ready', 'pressed', 'otherKey', 'released');
  });

  test('comes up with the keyboard that is unplugged, and works with the one that is plugged in', async () => {
    folder.plugIn('event3');
    events = new CollectedEvents(hotkey());
    await events.until('ready');
    folder.press('event3', 'F9', 1);
    await events.until('ready', 'pressed');
    folder.unplug('event3');
    await events.until('ready', 'pressed', 'released', 'lost');
    expect(events.all[3]).toMatchObject({ error: { hint: 'Plug one in; it is found by itself.' } });
    folder.plugIn('event4');
    await events.until('ready', 'pressed', 'released', 'lost', 'ready');
    folder.press('event4', 'F9', 1);
    await events.until('ready', 'pressed', 'released', 'lost', 'ready', 'pressed');
  });

  test('is read from one device alone where the config names it', async () => {
    folder.plugIn('event3');
    folder.plugIn('event4');
    events = new CollectedEvents(hotkey('F9', folder.path('event4')));
    await events.until('ready');
    folder.press('event3', 'F9', 1);
    folder.press('event3', 'F9', 0);
    folder.press('event4', 'F9', 1);
    await events.until('ready', 'pressed');
    folder.press('event4', 'F9', 0);
    await events.until('ready', 'pressed', 'released');
  });

  test('that no device has is told with what to do', async () => {
    folder.plugIn('event0', POWER_BUTTON);
    events = new CollectedEvents(hotkey());
    await events.until('lost');
    expect(events.all[0]).toMatchObject({
      error: { code: 'hotkey_unavailable', message: `No keyboard in ${folder.devices} has the key F9.` },
    });
  });

  test('on a machine without input devices is told once', async () => {
    folder.remove();
    events = new CollectedEvents(hotkey());
    await events.until('lost');
    expect(events.all[0]).toMatchObject({
      error: { message: `The input devices in ${folder.devices} cannot be listed.` },
    });
  });
});
