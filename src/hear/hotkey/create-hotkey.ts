import type { Buses } from '../../core/bus.ts';
import type { Hotkey } from '../../core/hotkey.ts';
import type { Log } from '../../core/log.ts';
import { chooseBackend, XWAYLAND_LIMIT } from './choose-backend.ts';
import { EvdevHotkey } from './evdev/evdev-hotkey.ts';
import { FirstThatWorks } from './first-that-works.ts';
import { LostHotkey } from './lost-hotkey.ts';
import { isPortalMissing } from './portal/check-portal.ts';
import type { DesktopFile } from './portal/desktop-file.ts';
import { portalAppears } from './portal/portal-appears.ts';
import { PortalHotkey } from './portal/portal-hotkey.ts';
import type { HotkeySettings } from './settings.ts';
import { talkKey } from './talk-key.ts';
import { X11Hotkey } from './x11-hotkey.ts';

export interface HotkeyDeps {
  /** Says what session this is, and where its display is. */
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  readonly buses: Buses;
  /** What makes Wilco known to the desktop portal. */
  readonly desktopFile: DesktopFile;
}

/**
 * The talk key as the config and the session have it; undefined where the config wants none. Throws `bad_config` for a
 * key that does not exist.
 */
export function createHotkey(settings: HotkeySettings, deps: HotkeyDeps): Hotkey | undefined {
  const { env, log, buses, desktopFile } = deps;
  const key = talkKey(settings.key);
  const chosen = chooseBackend(env, settings);
  const portal = () => new PortalHotkey({ key, buses, desktopFile, log });
  const appears = (signal: AbortSignal) => portalAppears(buses, signal);
  switch (chosen.type) {
    case 'off':
      return undefined;
    case 'x11':
      return new X11Hotkey({ key, env, log, limit: chosen.limit });
    case 'evdev':
      return new EvdevHotkey({ key, env, log, device: settings.device });
    case 'unavailable': {
      const second = new LostHotkey(chosen.error);
      if (!chosen.orPortal) return second;
      // To ask whether a portal is there would start one, where nobody may be to see it.
      return new FirstThatWorks({ first: portal(), second, isThere: async () => false, appears });
    }
    case 'portal': {
      if (!chosen.orX11) return portal();
      const second = new X11Hotkey({ key, env, log, limit: XWAYLAND_LIMIT });
      const isThere = async () => !(await isPortalMissing(buses));
      return new FirstThatWorks({ first: portal(), second, isThere, appears });
    }
  }
}
