import type { Bus, Buses } from '../../../core/bus.ts';
import type { Hotkey, HotkeyEvent } from '../../../core/hotkey.ts';
import type { Log } from '../../../core/log.ts';
import type { Milliseconds } from '../../../core/time.ts';
import { BackOff, type BackOffTimes, usualBackOff } from '../../child/back-off.ts';
import { EventQueue } from '../../event-queue.ts';
import { bindTalkKey } from './bind-talk-key.ts';
import { describeTrigger } from './bound-shortcut.ts';
import { type DesktopFile, installDesktopFile } from './desktop-file.ts';
import {
  asksPerson,
  busLost,
  noKeyGiven,
  notAnsweredYet,
  portalError,
  portalRestarts,
  sessionClosed,
} from './portal-errors.ts';
import { PORTAL } from './portal-names.ts';
import { ToldKey } from './told-key.ts';

export interface PortalHotkeyOptions {
  /** As the list of keys spells it: "F9", "Ctrl+Alt+Space". The person may choose another one. */
  readonly key: { readonly name: string };
  readonly buses: Buses;
  /** Is written before the portal is asked. */
  readonly desktopFile: DesktopFile;
  readonly log: Log;
  /** How soon the key is bound again after a failure. */
  readonly backOff?: BackOffTimes;
  /** How long until it is told that there is no key yet, because the portal or the person has not answered. */
  readonly patience?: Milliseconds;
  /** A question that the desktop took back sooner than this no person has seen. */
  readonly unseen?: Milliseconds;
}

/**
 * A key of the keyboard, given by the desktop through the XDG Desktop Portal: the way for Wayland. It is `ready` only
 * when the desktop has said which key it is. Bound again after the portal or the bus restarts and after the desktop
 * closes the session; but a person who said no is not asked again by the same portal.
 */
export class PortalHotkey implements Hotkey {
  readonly #options: PortalHotkeyOptions;

  constructor(options: PortalHotkeyOptions) {
    this.#options = options;
  }

  async *events(signal: AbortSignal): AsyncIterable<HotkeyEvent> {
    const events = new EventQueue<HotkeyEvent>();
    const left = new AbortController();
    const keeping = this.#keep(new ToldKey(events), AbortSignal.any([signal, left.signal]));
    try {
      yield* events.until(signal);
    } finally {
      left.abort();
      await keeping;
    }
  }

  async #keep(told: ToldKey, signal: AbortSignal): Promise<void> {
    const backOff = new BackOff(this.#options.backOff ?? usualBackOff);
    while (!signal.aborted) {
      const since = performance.now();
      await this.#once(told, signal);
      if (!signal.aborted) await backOff.wait(performance.now() - since, signal);
    }
  }

  /** From one connection to its end. Never rejects. */
  async #once(told: ToldKey, signal: AbortSignal): Promise<void> {
    const { buses, desktopFile, log } = this.#options;
    await installDesktopFile(desktopFile).catch((cause: unknown) => {
      log.warn('The desktop portal may not know Wilco: its .desktop file cannot be written.', cause);
    });
    try {
      const bus = await buses.session();
      try {
        await this.#hold(bus, told, signal);
      } finally {
        bus.close();
      }
    } catch (error) {
      if (!signal.aborted) told.lost(portalError(error));
    }
  }

  /** Resolves or rejects when the connection, the session or the portal has ended. */
  async #hold(bus: Bus, told: ToldKey, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    bus.onLost(() => over.abort(busLost()));
    const portal = { appeared: false, isAwaited: false };
    await bus.onSignal(ownerChanged, ([, before]) => {
      if (before !== '' || portal.isAwaited) over.abort(portalRestarts());
      portal.appeared = true;
    });
    const both = AbortSignal.any([signal, over.signal]);
    const bound = await this.#bind(bus, told, over, both);
    if (bound.type === 'bound') {
      await aborted(both);
      throw both.reason;
    }
    told.lost(bound.error);
    portal.isAwaited = true;
    if (bound.type === 'refused' || !portal.appeared) await aborted(both);
  }

  async #bind(bus: Bus, told: ToldKey, over: AbortController, signal: AbortSignal) {
    const { key, patience = 2500, unseen = 1000 } = this.#options;
    let isBound = false;
    const show = (trigger: string | undefined) => {
      if (trigger === undefined || trigger === '') told.lost(noKeyGiven());
      else told.ready(describeTrigger(trigger, key.name));
    };
    let timer = setTimeout(() => told.lost(notAnsweredYet()), patience);
    try {
      const bound = await bindTalkKey(
        {
          bus,
          keyName: key.name,
          unseen,
          asking: () => {
            clearTimeout(timer);
            timer = setTimeout(() => told.lost(asksPerson()), patience);
          },
          pressed: () => {
            if (!isBound) return;
            if (!told.isReady) told.ready(describeTrigger('a key that the desktop does not name', key.name));
            told.down();
          },
          released: () => told.up(),
          changed: (trigger) => {
            if (isBound) show(trigger);
          },
          closed: () => over.abort(sessionClosed()),
        },
        signal,
      );
      if (bound.type === 'bound' && !signal.aborted) {
        isBound = true;
        show(bound.trigger);
      }
      return bound;
    } finally {
      clearTimeout(timer);
    }
  }
}

const ownerChanged = {
  sender: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'NameOwnerChanged',
  arg0: PORTAL,
} as const;

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
