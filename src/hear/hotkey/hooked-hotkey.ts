import type { ErrorFacts } from '../../core/error.ts';
import type { Hotkey, HotkeyEvent } from '../../core/hotkey.ts';
import type { Log } from '../../core/log.ts';
import { type BackOffTimes, usualBackOff } from '../child/back-off.ts';
import { SupervisedChild } from '../child/supervised-child.ts';
import { EventQueue } from '../event-queue.ts';
import { type HookMessage, hookMessage, type KeySource } from './hook-messages.ts';
import { hookCrashed } from './hotkey-errors.ts';
import type { TalkKey } from './talk-key.ts';

export interface HookedHotkeyOptions {
  readonly key: TalkKey;
  /** The program of the hook; see `childModule`. */
  readonly module: URL;
  readonly source: KeySource;
  /** Added to "listening": what a person should know of this way; empty, or a half sentence that begins with a comma. */
  readonly limit?: string;
  /** Why the hook's process ended while it was asking for key events. */
  readonly refused: () => ErrorFacts;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  readonly backOff?: BackOffTimes;
}

/**
 * A key of the keyboard, seen by a process of its own that is started again whenever it ends. If it ends while the key
 * is held, the key counts as released: what was said up to then is more likely wanted than not, and can be cancelled
 * by a sentence, while words that were thrown away are gone. Until the key has come up its repeats are no new press.
 */
export class HookedHotkey implements Hotkey {
  readonly #options: HookedHotkeyOptions;
  readonly #children = new Set<SupervisedChild>();
  #takeOpen = false;

  constructor(options: HookedHotkeyOptions) {
    this.#options = options;
  }

  async *events(signal: AbortSignal): AsyncIterable<HotkeyEvent> {
    const events = new EventQueue<HotkeyEvent>();
    const left = new AbortController();
    const hook = this.#hook(events, AbortSignal.any([signal, left.signal]));
    try {
      yield* events.until(signal);
    } finally {
      left.abort();
      await hook;
    }
  }

  takeBegan(): void {
    this.#takeIsOpen(true);
  }

  takeEnded(): void {
    this.#takeIsOpen(false);
  }

  #takeIsOpen(open: boolean): void {
    this.#takeOpen = open;
    for (const child of this.#children) child.send({ type: 'takeIsOpen', open });
  }

  /** Keeps the hook's process running. Resolves when it is gone after the abort. */
  async #hook(events: EventQueue<HotkeyEvent>, signal: AbortSignal): Promise<void> {
    const { key, module, source, limit = '', refused, env, log, backOff = usualBackOff } = this.#options;
    const child = new SupervisedChild({
      name: 'key hook',
      module,
      log,
      onCrash: { code: 'hotkey_unavailable', hint: 'It is started again by itself; try the key again in a moment.' },
      env,
      backOff,
    });
    let isHooking = false;
    let isPressed = false;
    let heldBefore = false;
    let told: string | undefined;
    const lose = (error: ErrorFacts) => {
      const at = Date.now();
      if (isPressed) events.push({ type: 'released', at });
      if (isPressed) heldBefore = true;
      isPressed = false;
      if (told !== error.message) events.push({ type: 'lost', error });
      told = error.message;
    };
    const hear = (message: HookMessage) => {
      isHooking = message.type === 'hooking';
      switch (message.type) {
        case 'trouble':
          return lose(message.error);
        case 'hooked':
          told = undefined;
          return events.push({ type: 'ready', detail: `${key.name} ${message.detail}${limit}` });
        case 'down':
          isPressed = true;
          heldBefore = false;
          return events.push({ type: 'pressed', at: message.at });
        case 'up':
          if (isPressed) events.push({ type: 'released', at: message.at });
          isPressed = false;
          heldBefore = false;
          return;
        case 'escape':
        case 'other':
          return events.push({ type: 'otherKey', key: message.type, at: message.at });
        case 'hooking':
          return;
      }
    };
    this.#children.add(child);
    await child.run(
      {
        started: () => {
          child.send({ type: 'watch', key, source, heldBefore });
          child.send({ type: 'takeIsOpen', open: this.#takeOpen });
        },
        message: (raw) => {
          const message = hookMessage(raw);
          if (message !== undefined) hear(message);
        },
        crashed: (error) => {
          lose(isHooking ? refused() : hookCrashed(error));
          isHooking = false;
        },
      },
      signal,
    );
    this.#children.delete(child);
  }
}
