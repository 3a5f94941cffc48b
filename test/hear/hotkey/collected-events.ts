import { expect } from 'vitest';
import type { Hotkey, HotkeyEvent } from '../../../src/core/hotkey.ts';

/** Everything that a talk key has told so far. */
export class CollectedEvents {
  readonly all: HotkeyEvent[] = [];
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;

  constructor(hotkey: Hotkey) {
    this.#ended = this.#collect(hotkey);
  }

  get types(): readonly string[] {
    return this.all.map(({ type }) => type);
  }

  /** Resolves when exactly these types were told, in this order. */
  async until(...types: readonly HotkeyEvent['type'][]): Promise<void> {
    await expect.poll(() => this.types, { timeout: 15_000, interval: 10 }).toEqual(types);
  }

  /** Resolves when the source has ended. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }

  async #collect(hotkey: Hotkey): Promise<void> {
    for await (const event of hotkey.events(this.#stop.signal)) this.all.push(event);
  }
}
