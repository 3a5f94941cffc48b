import type { Hotkey, HotkeyEvent } from '../../core/hotkey.ts';
import { untilAborted } from '../../core/until-aborted.ts';

export interface FirstThatWorksOptions {
  readonly first: Hotkey;
  readonly second: Hotkey;
  /** Whether the first is there at all. Never rejects. */
  readonly isThere: () => Promise<boolean>;
}

/** One talk key or, where that is not there when it is wanted, another. */
export class FirstThatWorks implements Hotkey {
  readonly #options: FirstThatWorksOptions;

  constructor(options: FirstThatWorksOptions) {
    this.#options = options;
  }

  async *events(signal: AbortSignal): AsyncIterable<HotkeyEvent> {
    const { first, second, isThere } = this.#options;
    const there = await untilAborted(isThere(), signal).catch(() => undefined);
    if (there === undefined || signal.aborted) return;
    yield* (there ? first : second).events(signal);
  }

  takeBegan(): void {
    this.#options.first.takeBegan?.();
    this.#options.second.takeBegan?.();
  }

  takeEnded(): void {
    this.#options.first.takeEnded?.();
    this.#options.second.takeEnded?.();
  }
}
