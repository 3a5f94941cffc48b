import type { Hotkey, HotkeyEvent } from '../../src/core/hotkey.ts';

/** A talk key that does what the test tells it. */
export class FakeHotkey implements Hotkey {
  readonly #events: HotkeyEvent[] = [];
  #wake: () => void = () => undefined;

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
    while (!signal.aborted) {
      const event = this.#events.shift();
      if (event !== undefined) yield event;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
    signal.removeEventListener('abort', wake);
  }
}
