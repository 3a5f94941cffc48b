import type { Hotkey, HotkeyEvent } from '../../core/hotkey.ts';
import type { Log } from '../../core/log.ts';
import { type BackOffTimes, usualBackOff } from '../child/back-off.ts';
import { childModule } from '../child/child-module.ts';
import { SupervisedChild } from '../child/supervised-child.ts';
import { EventQueue } from '../event-queue.ts';
import { type KeyHookMessage, type KeyHookOrder, keyHookMessage } from './key-hook-messages.ts';
import { displayRefuses, displaySilent, hookCrashed, type KeyboardAccess, keyboardAccess } from './keyboard-access.ts';
import type { TalkKey } from './talk-key.ts';

export interface X11HotkeyOptions {
  readonly key: TalkKey;
  /** DISPLAY, WAYLAND_DISPLAY and XAUTHORITY say where the keyboard is. */
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  /** How soon a hook that ended is started again. */
  readonly backOff?: BackOffTimes;
}

/**
 * A key of the keyboard, seen through the X server whatever window is in front, by uiohook-napi in a process of its
 * own. It cannot keep the key from the window that has the focus. A key that goes up and down again within a few
 * milliseconds is told as it came.
 */
export class X11Hotkey implements Hotkey {
  readonly #options: X11HotkeyOptions;

  constructor(options: X11HotkeyOptions) {
    this.#options = options;
  }

  async *events(signal: AbortSignal): AsyncIterable<HotkeyEvent> {
    const access = keyboardAccess(this.#options.env);
    const events = new EventQueue<HotkeyEvent>();
    if (access.type === 'none') {
      events.push({ type: 'lost', error: access.error });
      yield* events.until(signal);
      return;
    }
    const left = new AbortController();
    const hook = this.#hook(access, events, AbortSignal.any([signal, left.signal]));
    try {
      yield* events.until(signal);
    } finally {
      left.abort();
      await hook;
    }
  }

  /** Keeps the hook's process running. Resolves when it is gone after the abort. */
  #hook(access: KeyboardAccess & { type: 'x11' }, events: EventQueue<HotkeyEvent>, signal: AbortSignal): Promise<void> {
    const { key, env, log, backOff = usualBackOff } = this.#options;
    const child = new SupervisedChild({
      name: 'key hook',
      module: childModule('./key-hook-child', import.meta.url),
      log,
      onCrash: { code: 'hotkey_unavailable', hint: 'It is started again by itself; try the key again in a moment.' },
      env,
      backOff,
    });
    let last: KeyHookMessage['type'] | undefined;
    let told: string | undefined;
    const lose = (event: HotkeyEvent & { type: 'lost' }) => {
      if (last === 'down') events.push({ type: 'cancelled', at: Date.now() });
      if (told !== event.error.message) events.push(event);
      told = event.error.message;
    };
    return child.run(
      {
        started: () => {
          const order: KeyHookOrder = { key, display: access.display };
          child.send(order);
        },
        message: (raw) => {
          const message = keyHookMessage(raw);
          if (message === undefined) return;
          if (message.type === 'noDisplay') lose({ type: 'lost', error: displaySilent(access.display) });
          if (message.type === 'down') events.push({ type: 'pressed', at: message.at });
          if (message.type === 'up') events.push({ type: 'released', at: message.at });
          if (message.type === 'hooked') {
            told = undefined;
            events.push({ type: 'ready', detail: `${key.name} on display ${access.display}${access.limit}` });
          }
          last = message.type;
        },
        crashed: (error) => {
          lose({ type: 'lost', error: last === 'hooking' ? displayRefuses(access.display) : hookCrashed(error) });
          last = undefined;
        },
      },
      signal,
    );
  }
}
