import type { ErrorFacts } from '../../core/error.ts';
import type { Hotkey, HotkeyEvent } from '../../core/hotkey.ts';
import { EventQueue } from '../event-queue.ts';

/** A talk key that this session cannot have, and says why. */
export class LostHotkey implements Hotkey {
  readonly #error: ErrorFacts;

  constructor(error: ErrorFacts) {
    this.#error = error;
  }

  events(signal: AbortSignal): AsyncIterable<HotkeyEvent> {
    const events = new EventQueue<HotkeyEvent>();
    events.push({ type: 'lost', error: this.#error });
    return events.until(signal);
  }
}
