import type { HotkeyEvent } from '../../core/hotkey.ts';

export interface HandOverOptions {
  readonly tell: (event: HotkeyEvent) => void;
  /** The second is of no more use. */
  readonly onDone: () => void;
}

type Ready = HotkeyEvent & { readonly type: 'ready' };

/**
 * From one talk key to a better one, in the order that the port promises: the second counts until the first is ready,
 * and then until the hold that it has seen begin is over.
 */
export class HandOver {
  readonly #options: HandOverOptions;
  #isDone = false;
  #isSecondReady = false;
  #isSecondHeld = false;
  /** What the first said when it became ready while the second was held. */
  #waiting: Ready | undefined;

  constructor(options: HandOverOptions) {
    this.#options = options;
  }

  /** What the better one tells. Of a loss nothing is said while the other works. */
  first(event: HotkeyEvent): void {
    if (this.#isDone) this.#options.tell(event);
    else this.#firstMeanwhile(event);
  }

  second(event: HotkeyEvent): void {
    if (this.#isDone) return;
    this.#options.tell(event);
    switch (event.type) {
      case 'ready':
      case 'lost':
        this.#isSecondReady = event.type === 'ready';
        this.#isSecondHeld = false;
        break;
      case 'pressed':
        this.#isSecondHeld = true;
        break;
      case 'released':
      case 'cancelled':
        this.#isSecondHeld = false;
        break;
      case 'toggled':
      case 'otherKey':
        break;
    }
    this.#handOver();
  }

  #firstMeanwhile(event: HotkeyEvent): void {
    switch (event.type) {
      case 'ready':
        this.#waiting = event;
        this.#handOver();
        return;
      case 'lost':
        this.#waiting = undefined;
        if (!this.#isSecondReady) this.#options.tell(event);
        return;
      case 'pressed':
        if (this.#waiting === undefined) return;
        // Whoever presses this one does not hold the other: a window without X kept its release.
        this.second({ type: 'released', at: event.at });
        this.#options.tell(event);
        return;
      case 'released':
      case 'cancelled':
      case 'toggled':
      case 'otherKey':
        return;
    }
  }

  #handOver(): void {
    if (this.#waiting === undefined || this.#isSecondHeld) return;
    this.#isDone = true;
    this.#options.onDone();
    this.#options.tell(this.#waiting);
  }
}
