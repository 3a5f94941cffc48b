import type { Hotkey, HotkeyEvent } from '../../src/core/hotkey.ts';

/** A talk key that does what the test tells it. */
export class FakeHotkey implements Hotkey {
  readonly #events: HotkeyEvent[] = [];
  #wake: () => void = () => undefined;
  #readers = 0;

  /** Somebody listens, and has been told everything so far. */
  get isRead(): boolean {
    return this.#readers > 0 && this.#events.length === 0;
  }

  tell(...events: readonly HotkeyEvent[]): void {
    this.#events.push(...events);
    this.#wake();
  }

  press(at = Date.now()): void {
    this.tell({ type: 'pressed', at });
  }

  release(at = Date.now()): void {
    this.tell({ type: 'released', at });
  }

  async *events(signal: AbortSignal): AsyncIterable<HotkeyEvent> {
    const wake = () => this.#wake();
    signal.addEventListener('abort', wake);
    this.#readers += 1;
    while (!signal.aborted) {
      const event = this.#events.shift();
      if (event !== undefined) yield event;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
    this.#readers -= 1;
    signal.removeEventListener('abort', wake);
  }
}
