import type { Hotkey, HotkeyEvent } from '../../core/hotkey.ts';
import { EventQueue } from '../event-queue.ts';

/**
 * Several sources as one. Every event comes through as it is, so that what one source began another may end: a key
 * pressed by hand is let go by `wilco talk stop`.
 */
export class MergedHotkey implements Hotkey {
  readonly #sources: readonly Hotkey[];

  constructor(sources: readonly Hotkey[]) {
    this.#sources = sources;
  }

  async *events(signal: AbortSignal): AsyncIterable<HotkeyEvent> {
    const events = new EventQueue<HotkeyEvent>();
    const left = new AbortController();
    const both = AbortSignal.any([signal, left.signal]);
    const reading = this.#sources.map(async (source) => {
      for await (const event of source.events(both)) events.push(event);
    });
    try {
      yield* events.until(signal);
    } finally {
      left.abort();
      await Promise.all(reading);
    }
  }

  takeBegan(): void {
    for (const source of this.#sources) source.takeBegan?.();
  }

  takeEnded(): void {
    for (const source of this.#sources) source.takeEnded?.();
  }
}
