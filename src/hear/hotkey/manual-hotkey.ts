import type { Hotkey, HotkeyEvent } from '../../core/hotkey.ts';
import { EventQueue } from '../event-queue.ts';

/**
 * A talk key that programs press: the source behind `wilco talk`. It is always there, so it says neither `ready` nor
 * `lost`. Actions before `events` is read, or after it ended, are kept for the next reader.
 */
export class ManualHotkey implements Hotkey {
  readonly #events = new EventQueue<HotkeyEvent>();

  press(): void {
    this.#events.push({ type: 'pressed', at: Date.now(), by: 'command' });
  }

  release(): void {
    this.#events.push({ type: 'released', at: Date.now(), by: 'command' });
  }

  toggle(): void {
    this.#events.push({ type: 'toggled', at: Date.now() });
  }

  cancel(): void {
    this.#events.push({ type: 'cancelled', at: Date.now(), by: 'command' });
  }

  events(signal: AbortSignal): AsyncIterable<HotkeyEvent> {
    return this.#events.until(signal);
  }
}
