import { durationOf, type Samples } from '../../../core/audio.ts';
import { type ErrorFacts, WilcoError } from '../../../core/error.ts';
import type { Recognition } from '../../../core/heard.ts';
import type { Hints, Listening } from '../../../core/recogniser.ts';
import type { Milliseconds } from '../../../core/time.ts';
import type { ToDecoder } from './decoder-messages.ts';

export interface LocalTakeOptions {
  readonly number: number;
  readonly hints: Hints;
  readonly signal: AbortSignal;
  /** The decoder had more than enough time and did not answer. Called before `onEnd`. */
  readonly onHang: () => void;
  /** Called once: with an answer, a failure or an abort. */
  readonly onEnd: (take: LocalTake) => void;
}

/** Besides the sound's own length, which a slow processor may take to decode it. */
const PATIENCE: Milliseconds = 5000;

/** One take of the local recogniser. Keeps its sound until it is connected, and passes it on at once from then on. */
export class LocalTake implements Listening {
  readonly number: number;
  readonly hints: Hints;
  readonly #options: LocalTakeOptions;
  readonly #waiting: ToDecoder[] = [];
  readonly #result = Promise.withResolvers<Recognition>();
  #send: ((message: ToDecoder) => void) | undefined;
  #ended = false;
  #samples = 0;
  #patience: NodeJS.Timeout | undefined;

  constructor(options: LocalTakeOptions) {
    this.#options = options;
    this.number = options.number;
    this.hints = options.hints;
    this.#result.promise.catch(() => undefined);
    if (options.signal.aborted) queueMicrotask(this.#abort);
    else options.signal.addEventListener('abort', this.#abort, { once: true });
  }

  /** Whether the decoder has heard of this take. */
  get connected(): boolean {
    return this.#send !== undefined;
  }

  /** Everything that came so far goes to the decoder, and everything that comes. */
  connect(send: (message: ToDecoder) => void): void {
    this.#send = send;
    send({ type: 'begin', take: this.number });
    for (const message of this.#waiting.splice(0)) send(message);
  }

  push(samples: Samples): void {
    this.#samples += samples.length;
    this.#pass({ type: 'frame', samples });
  }

  finish(): Promise<Recognition> {
    this.#pass({ type: 'finish' });
    if (!this.#ended) {
      this.#patience = setTimeout(() => this.#giveUp(), PATIENCE + durationOf(this.#samples));
    }
    return this.#result.promise;
  }

  succeed(recognition: Recognition): void {
    this.#result.resolve(recognition);
    this.#end();
  }

  fail(error: ErrorFacts): void {
    this.#result.reject(new WilcoError(error));
    this.#end();
  }

  #pass(message: ToDecoder): void {
    if (this.#ended) return;
    if (this.#send === undefined) this.#waiting.push(message);
    else this.#send(message);
  }

  #giveUp(): void {
    if (this.connected) this.#options.onHang();
    this.fail(this.connected ? noAnswer : notReady);
  }

  readonly #abort = (): void => {
    if (this.#ended) return;
    this.#result.reject(this.#options.signal.reason);
    // It was asked for its answer: whether one comes shows whether it hangs.
    if (this.#patience !== undefined) return;
    this.#send?.({ type: 'abandon' });
    this.#end();
  };

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting.length = 0;
    clearTimeout(this.#patience);
    this.#options.signal.removeEventListener('abort', this.#abort);
    this.#options.onEnd(this);
  }
}

const noAnswer: ErrorFacts = {
  code: 'recogniser_failed',
  message: 'The local recogniser did not answer and was started again.',
  hint: 'Say it again.',
};

const notReady: ErrorFacts = {
  code: 'recogniser_unavailable',
  message: 'The local recogniser is not ready.',
  hint: 'Say it again in a moment, or see what is wrong: wilco doctor',
};
