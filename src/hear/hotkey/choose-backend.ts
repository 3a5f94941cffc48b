import type { WilcoError } from '../../core/error.ts';
import { noDesktop, noX11 } from './hotkey-errors.ts';
import type { HotkeySettings } from './settings.ts';

/** How the talk key of this session is seen. */
export type ChosenBackend =
  | { readonly type: 'off' }
  /** `limit` is what a person should know of it: empty, or a half sentence that begins with a comma. */
  | { readonly type: 'x11'; readonly limit: string }
  /** `orX11`: where the desktop has no such portal, XWayland is there instead, with its limit. */
  | { readonly type: 'portal'; readonly orX11: boolean }
  | { readonly type: 'evdev' }
  /** `orPortal`: but a desktop may begin, and give a key through its portal, while Wilco runs. */
  | { readonly type: 'unavailable'; readonly orPortal: boolean; readonly error: WilcoError };

/** An X server below a Wayland compositor gets the keys of its own windows and no others. */
export const XWAYLAND_LIMIT = ', only while an X11 window has the focus';

/** The config decides, or the session where the config says `auto`: X11 or Wayland. */
export function chooseBackend(
  env: NodeJS.ProcessEnv,
  settings: Pick<HotkeySettings, 'enabled' | 'backend'>,
): ChosenBackend {
  if (!settings.enabled) return { type: 'off' };
  const onX11 = (env['DISPLAY'] ?? '') !== '';
  const onWayland = (env['WAYLAND_DISPLAY'] ?? '') !== '' || env['XDG_SESSION_TYPE'] === 'wayland';
  switch (settings.backend) {
    case 'none':
      return { type: 'off' };
    case 'evdev':
      return { type: 'evdev' };
    case 'portal':
      return { type: 'portal', orX11: false };
    case 'x11':
      return onX11 ? x11(onWayland) : { type: 'unavailable', orPortal: false, error: noX11() };
    case 'auto':
      if (onWayland) return { type: 'portal', orX11: onX11 };
      return onX11 ? x11(false) : { type: 'unavailable', orPortal: true, error: noDesktop() };
  }
}

function x11(onWayland: boolean): ChosenBackend {
  return { type: 'x11', limit: onWayland ? XWAYLAND_LIMIT : '' };
}
