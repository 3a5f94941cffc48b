import { durationOf, type Frame } from '../../core/audio.ts';
import type { WilcoError } from '../../core/error.ts';
import type { Take } from '../../core/microphone.ts';
import type { Milliseconds } from '../../core/time.ts';
import { EventQueue } from '../event-queue.ts';

/** How late the tail's last frame may be before the take ends without it. */
const LATEST_FRAME: Milliseconds = 250;

export interface OpenTakeOptions {
  readonly tail: Milliseconds;
  /** For how long it waits for a new recorder when the one that filled it is lost. */
  readonly longestGap: Milliseconds;
  /** Called once, when the take has all it will ever have; not after an abort of its signal. */
  onEnd(): void;
}

/**
 * A take as the microphone that fills it sees it. It outlives a recorder that is replaced at once: a short hole in the
 * sound costs a syllable, but half a sentence would be another sentence, so after a longer one the take fails.
 */
export class OpenTake implements Take {
  readonly frames: AsyncIterable<Frame>;
  readonly #queue = new EventQueue<Frame>();
  readonly #options: OpenTakeOptions;
  #isEmpty = true;
  #rest: Milliseconds | undefined;
  #deadline: NodeJS.Timeout | undefined;
  /** Why no sound comes at present. */
  #lost: WilcoError | undefined;
  #gap: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(options: OpenTakeOptions, signal: AbortSignal) {
    this.#options = options;
    this.frames = this.#queue.until(signal);
  }

  add(frame: Frame): void {
    this.#isEmpty = false;
    this.#lost = undefined;
    clearTimeout(this.#gap);
    this.#queue.push(frame);
    if (this.#rest === undefined) return;
    this.#rest -= durationOf(frame.samples.length);
    if (this.#rest <= 0) this.end();
  }

  stop(): void {
    if (this.#rest !== undefined || this.#ended) return;
    this.#rest = this.#options.tail;
    this.#deadline = setTimeout(() => this.end(), this.#options.tail + LATEST_FRAME);
    if (this.#rest <= 0) this.end();
  }

  /** The recorder is lost; another one may follow. */
  interrupt(error: WilcoError): void {
    if (this.#ended) return;
    this.#lost = error;
    clearTimeout(this.#gap);
    this.#gap = setTimeout(() => this.fail(error), this.#options.longestGap);
  }

  /** It is whole now, tail or not, unless it is empty because there was no recorder. */
  end(): void {
    this.#close(this.#isEmpty ? this.#lost : undefined);
  }

  /** Its sound has stopped for good; after `stop` it counts as whole, unless it is empty. */
  fail(error: WilcoError): void {
    this.#close(this.#rest === undefined || this.#isEmpty ? error : undefined);
  }

  #close(error: WilcoError | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#deadline);
    clearTimeout(this.#gap);
    this.#queue.close(error);
    this.#options.onEnd();
  }
}
