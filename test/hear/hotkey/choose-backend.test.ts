import { afterEach, describe, expect, test } from 'vitest';
import type { Hotkey } from '../../../src/core/hotkey.ts';
import { chooseBackend, XWAYLAND_LIMIT } from '../../../src/hear/hotkey/choose-backend.ts';
import { explainHotkey } from '../../../src/hear/hotkey/explain-hotkey.ts';
import { FirstThatWorks } from '../../../src/hear/hotkey/first-that-works.ts';
import { LostHotkey } from '../../../src/hear/hotkey/lost-hotkey.ts';
import { ManualHotkey } from '../../../src/hear/hotkey/manual-hotkey.ts';
import { CollectedEvents } from './collected-events.ts';

const auto = { enabled: true, backend: 'auto' } as const;
const x11 = { DISPLAY: ':0' };
const wayland = { WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' };

describe('how the talk key is seen', () => {
  test('goes by the session where the config leaves it open', () => {
    expect(chooseBackend(x11, auto)).toEqual({ type: 'x11', limit: '' });
    expect(chooseBackend(wayland, auto)).toEqual({ type: 'portal', orX11: false });
    expect(chooseBackend({ ...x11, ...wayland }, auto)).toEqual({ type: 'portal', orX11: true });
    expect(chooseBackend({ XDG_SESSION_TYPE: 'wayland' }, auto)).toEqual({ type: 'portal', orX11: false });
    expect(chooseBackend({ DISPLAY: '' }, auto)).toMatchObject({
      type: 'unavailable',
      error: { hint: expect.stringContaining('wilco say') },
    });
  });

  test('goes by the config where that says more', () => {
    expect(chooseBackend(x11, { enabled: false, backend: 'x11' })).toEqual({ type: 'off' });
    expect(chooseBackend(x11, { enabled: true, backend: 'none' })).toEqual({ type: 'off' });
    expect(chooseBackend(x11, { enabled: true, backend: 'evdev' })).toEqual({ type: 'evdev' });
    expect(chooseBackend(x11, { enabled: true, backend: 'portal' })).toEqual({ type: 'portal', orX11: false });
    expect(chooseBackend({ ...x11, ...wayland }, { enabled: true, backend: 'x11' })).toEqual({
      type: 'x11',
      limit: XWAYLAND_LIMIT,
    });
    expect(chooseBackend(wayland, { enabled: true, backend: 'x11' })).toMatchObject({
      type: 'unavailable',
      error: { hint: expect.stringContaining('wilco hotkey') },
    });
  });

  test('is said in a sentence', () => {
    const key = 'f9';
    expect(explainHotkey({ ...auto, key }, x11)).toMatchObject({
      key: { name: 'F9' },
      backend: 'x11',
      why: 'This is an X11 session.',
    });
    for (const env of [{}, x11, wayland, { ...x11, ...wayland }]) {
      for (const backend of ['auto', 'x11', 'portal', 'evdev', 'none'] as const) {
        expect(explainHotkey({ enabled: true, backend, key }, env).why).toMatch(/^[A-Z].*\.$/u);
      }
    }
  });
});

describe('one talk key or another', () => {
  let events: CollectedEvents;

  afterEach(async () => events.stop());

  function either(isThere: boolean): {
    readonly key: Hotkey;
    readonly first: ManualHotkey;
    readonly second: ManualHotkey;
  } {
    const first = new ManualHotkey();
    const second = new ManualHotkey();
    return { key: new FirstThatWorks({ first, second, isThere: async () => isThere }), first, second };
  }

  test.each([true, false])('is the first one if it is there: %s', async (isThere) => {
    const { key, first, second } = either(isThere);
    first.press();
    second.cancel();
    events = new CollectedEvents(key);
    await events.until(isThere ? 'pressed' : 'cancelled');
  });

  test('ends at once while it is not known which', async () => {
    const key = new FirstThatWorks({
      first: new ManualHotkey(),
      second: new ManualHotkey(),
      isThere: () => new Promise(() => undefined),
    });
    events = new CollectedEvents(key);
    await events.stop();
    expect(events.types).toEqual([]);
  });

  test('that cannot be had says why, once', async () => {
    events = new CollectedEvents(new LostHotkey({ code: 'hotkey_unavailable', message: 'None.', hint: 'Buy one.' }));
    await events.until('lost');
    await events.stop();
    expect(events.types).toEqual(['lost']);
  });
});
