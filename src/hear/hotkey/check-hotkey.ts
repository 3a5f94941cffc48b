import type { Buses } from '../../core/bus.ts';
import type { Check } from '../../core/check.ts';
import { errorFacts } from '../../core/error.ts';
import type { Hotkey } from '../../core/hotkey.ts';
import type { Log } from '../../core/log.ts';
import { chooseBackend, XWAYLAND_LIMIT } from './choose-backend.ts';
import { EVDEV_WARNING } from './evdev/evdev-errors.ts';
import { EvdevHotkey } from './evdev/evdev-hotkey.ts';
import { BIND } from './hotkey-errors.ts';
import { checkPortal, isPortalRunning } from './portal/check-portal.ts';
import type { HotkeySettings } from './settings.ts';
import { type TalkKey, talkKey } from './talk-key.ts';
import { X11Hotkey } from './x11-hotkey.ts';

export interface HotkeyCheckDeps {
  readonly env: NodeJS.ProcessEnv;
  readonly buses: Buses;
}

/**
 * Whether the talk key would be heard, by listening for a moment; the portal is only asked whether it is there, since
 * binding a key asks the person. Resolves with one line, also when `signal` aborts. Never rejects.
 */
export async function checkHotkey(
  settings: HotkeySettings,
  deps: HotkeyCheckDeps,
  signal: AbortSignal,
): Promise<Check> {
  const name = 'talk key';
  try {
    return { name, ...(await findOut(settings, deps, signal)) };
  } catch (thrown) {
    const { message, hint } = errorFacts(thrown);
    return { name, type: 'missing', detail: message, remedy: hint };
  }
}

async function findOut(settings: HotkeySettings, deps: HotkeyCheckDeps, signal: AbortSignal): Promise<Finding> {
  const { env, buses } = deps;
  const key = talkKey(settings.key);
  const chosen = chooseBackend(env, settings);
  switch (chosen.type) {
    case 'off':
      return { type: 'ok', detail: 'turned off in the config; "wilco talk toggle" works' };
    case 'unavailable': {
      const portal = chosen.orPortal && (await isPortalRunning(buses)) ? await checkPortal(buses) : undefined;
      if (portal?.type === 'ok') return byPortal(key, portal);
      throw chosen.error;
    }
    case 'x11': {
      const { limit } = chosen;
      const detail = await listen(new X11Hotkey({ key, env, log: quiet, limit }), signal);
      return limit === '' ? { type: 'ok', detail } : { type: 'warning', detail, remedy: EVERYWHERE };
    }
    case 'evdev': {
      const detail = await listen(new EvdevHotkey({ key, env, log: quiet, device: settings.device }), signal);
      return { type: 'ok', detail: `${detail}, read directly; ${EVDEV_WARNING}` };
    }
    case 'portal': {
      const portal = await checkPortal(buses);
      if (portal.type === 'ok') return byPortal(key, portal);
      if (!chosen.orX11) return { type: 'missing', detail: portal.detail, remedy: portal.remedy };
      const limited = new X11Hotkey({ key, env, log: quiet, limit: XWAYLAND_LIMIT });
      return { type: 'warning', detail: await listen(limited, signal), remedy: EVERYWHERE };
    }
  }
}

function byPortal(key: TalkKey, { detail }: Check): Finding {
  return { type: 'ok', detail: `${key.name}, by the desktop's portal (${detail})` };
}

const EVERYWHERE = `For all windows: ${BIND}`;

/** Resolves with where it listens. Rejects with why it does not. */
async function listen(hotkey: Hotkey, signal: AbortSignal): Promise<string> {
  for await (const event of hotkey.events(signal)) {
    if (event.type === 'lost') throw event.error;
    if (event.type === 'ready') return event.detail;
  }
  throw new Error('The key hook did not start.');
}

type Finding = Omit<Check & { type: 'ok' }, 'name'> | Omit<Check & { type: 'warning' | 'missing' }, 'name'>;

const quiet: Log = { info: () => undefined, warn: () => undefined };
