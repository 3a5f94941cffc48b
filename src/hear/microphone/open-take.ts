import { durationOf, type Frame } from '../../core/audio.ts';
import type { WilcoError } from '../../core/error.ts';
import type { Take } from '../../core/microphone.ts';
import type { Milliseconds } from '../../core/time.ts';
import { EventQueue } from '../event-queue.ts';

/** How late the tail's last frame may be before the take ends without it. */
const LATEST_FRAME: Milliseconds = 250;

/** A take as the microphone that fills it sees it. */
export class OpenTake implements Take {
  readonly frames: AsyncIterable<Frame>;
  readonly #queue = new EventQueue<Frame>();
  readonly #tail: Milliseconds;
  readonly #onEnd: () => void;
  #rest: Milliseconds | undefined;
  #deadline: NodeJS.Timeout | undefined;
  #ended = false;

  /** `onEnd` is called once, when the take has all it will ever have; not after an abort of `signal`. */
  constructor(tail: Milliseconds, onEnd: () => void, signal: AbortSignal) {
    this.#tail = tail;
    this.#onEnd = onEnd;
    this.frames = this.#queue.until(signal);
  }

  add(frame: Frame): void {
    this.#queue.push(frame);
    if (this.#rest === undefined) return;
    this.#rest -= durationOf(frame.samples.length);
    if (this.#rest <= 0) this.end();
  }

  stop(): void {
    if (this.#rest !== undefined || this.#ended) return;
    this.#rest = this.#tail;
    this.#deadline = setTimeout(() => this.end(), this.#tail + LATEST_FRAME);
    if (this.#rest <= 0) this.end();
  }

  /** It is whole now, tail or not. */
  end(): void {
    this.#close(undefined);
  }

  /** Its sound has stopped for good; after `stop` it counts as whole. */
  fail(error: WilcoError): void {
    this.#close(this.#rest === undefined ? error : undefined);
  }

  #close(error: WilcoError | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#deadline);
    this.#queue.close(error);
    this.#onEnd();
  }
}
