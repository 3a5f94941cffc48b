import { describe, expect, test } from 'vitest';
import { chooseBackend, XWAYLAND_LIMIT } from '../../../src/hear/hotkey/choose-backend.ts';
import { explainHotkey } from '../../../src/hear/hotkey/explain-hotkey.ts';

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
      orPortal: true,
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
      orPortal: false,
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
