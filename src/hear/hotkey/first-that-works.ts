import type { Hotkey, HotkeyEvent } from '../../core/hotkey.ts';
import { untilAborted } from '../../core/until-aborted.ts';
import { EventQueue } from '../event-queue.ts';
import { HandOver } from './hand-over.ts';

export interface FirstThatWorksOptions {
  readonly first: Hotkey;
  readonly second: Hotkey;
  /** Whether the first is there at all. Never rejects. */
  readonly isThere: () => Promise<boolean>;
  /** Resolves when it has come to be there, or when `signal` aborts. Never rejects. */
  readonly appears: (signal: AbortSignal) => Promise<void>;
}

/** One talk key or, until that is there and works, another. */
export class FirstThatWorks implements Hotkey {
  readonly #options: FirstThatWorksOptions;

  constructor(options: FirstThatWorksOptions) {
    this.#options = options;
  }

  async *events(signal: AbortSignal): AsyncIterable<HotkeyEvent> {
    const there = await untilAborted(this.#options.isThere(), signal).catch(() => undefined);
    if (there === undefined || signal.aborted) return;
    yield* there ? this.#options.first.events(signal) : this.#secondBeforeFirst(signal);
  }

  takeBegan(): void {
    this.#options.first.takeBegan?.();
    this.#options.second.takeBegan?.();
  }

  takeEnded(): void {
    this.#options.first.takeEnded?.();
    this.#options.second.takeEnded?.();
  }

  async *#secondBeforeFirst(signal: AbortSignal): AsyncIterable<HotkeyEvent> {
    const { first, second, appears } = this.#options;
    const events = new EventQueue<HotkeyEvent>();
    const left = new AbortController();
    const handedOver = new AbortController();
    const both = AbortSignal.any([signal, left.signal]);
    const keys = new HandOver({ tell: (event) => events.push(event), onDone: () => handedOver.abort() });
    const readSecond = async () => {
      const until = AbortSignal.any([both, handedOver.signal]);
      for await (const event of second.events(until)) keys.second(event);
    };
    const readFirst = async () => {
      await appears(both);
      for await (const event of first.events(both)) keys.first(event);
    };
    const reading = [readSecond(), readFirst()];
    try {
      yield* events.until(signal);
    } finally {
      left.abort();
      await Promise.all(reading);
    }
  }
}
