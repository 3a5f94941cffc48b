import type { Samples } from '../../../core/audio.ts';
import type { WilcoError } from '../../../core/error.ts';
import type { Recognition } from '../../../core/heard.ts';
import type { Listening } from '../../../core/recogniser.ts';
import type { Milliseconds } from '../../../core/time.ts';
import { SpeechGate } from '../../speech/speech-gate.ts';
import { whyInvented } from '../invented-text.ts';
import { heardText } from './heard-text.ts';
import { stillLoading, tooSlow } from './sherpa-errors.ts';
import type { ToSherpa, Transcript } from './sherpa-messages.ts';

export interface SherpaTakeOptions {
  readonly number: number;
  readonly phrases: readonly string[];
  readonly signal: AbortSignal;
  /** From `finish` to the answer. */
  readonly timeout: Milliseconds;
  /** The process had more than enough time. Called before `onEnd`. */
  readonly onHang: () => void;
  /** Called once: with an answer, a failure or an abort. */
  readonly onEnd: (take: SherpaTake) => void;
}

/**
 * One take of the sherpa recogniser. Keeps its sound until it is connected, and passes it on at once from then on. The
 * model is not asked about sound that is no speech: of silence the large ones make up sentences.
 */
export class SherpaTake implements Listening {
  readonly number: number;
  readonly #options: SherpaTakeOptions;
  readonly #gate = new SpeechGate();
  readonly #waiting: ToSherpa[] = [];
  readonly #result = Promise.withResolvers<Recognition>();
  #send: ((message: ToSherpa) => void) | undefined;
  #ended = false;
  #patience: NodeJS.Timeout | undefined;

  constructor(options: SherpaTakeOptions) {
    this.#options = options;
    this.number = options.number;
    this.#result.promise.catch(() => undefined);
    if (options.signal.aborted) queueMicrotask(this.#abort);
    else options.signal.addEventListener('abort', this.#abort, { once: true });
  }

  /** Whether the process has heard of this take. */
  get connected(): boolean {
    return this.#send !== undefined;
  }

  /** Everything that came so far goes to the process, and everything that comes. */
  connect(send: (message: ToSherpa) => void): void {
    this.#send = send;
    send({ type: 'begin', take: this.number, phrases: this.#options.phrases });
    for (const message of this.#waiting.splice(0)) send(message);
  }

  push(samples: Samples): void {
    this.#gate.push(samples);
    this.#pass({ type: 'frame', take: this.number, samples });
  }

  finish(): Promise<Recognition> {
    if (this.#ended) return this.#result.promise;
    const loudness = this.#gate.judge();
    if (loudness === 'speech') {
      this.#pass({ type: 'finish', take: this.number });
      this.#patience = setTimeout(() => this.#giveUp(), this.#options.timeout);
    } else {
      this.#send?.({ type: 'abandon', take: this.number });
      this.#end({ type: 'nothing', why: loudness === 'quiet' ? 'silence' : 'not-speech' });
    }
    return this.#result.promise;
  }

  succeed({ text, confidence }: Transcript): void {
    const heard = heardText(text);
    const { duration, spoken } = this.#gate;
    const why = whyInvented({ text: heard, certainty: undefined, told: [] }, { duration, spoken });
    if (why !== undefined) this.#end({ type: 'nothing', why });
    else {
      this.#end({
        type: 'speech',
        utterance: { text: heard, engine: 'sherpa', freeText: 'exact', confidence, duration },
      });
    }
  }

  fail(error: WilcoError): void {
    this.#result.reject(error);
    this.#end();
  }

  #pass(message: ToSherpa): void {
    if (this.#ended) return;
    if (this.#send === undefined) this.#waiting.push(message);
    else this.#send(message);
  }

  #giveUp(): void {
    if (this.connected) this.#options.onHang();
    this.fail(this.connected ? tooSlow(this.#options.timeout) : stillLoading());
  }

  readonly #abort = (): void => {
    if (this.#ended) return;
    this.#send?.({ type: 'abandon', take: this.number });
    this.#result.reject(this.#options.signal.reason);
    this.#end();
  };

  #end(recognition?: Recognition): void {
    if (this.#ended) return;
    this.#ended = true;
    if (recognition !== undefined) this.#result.resolve(recognition);
    this.#waiting.length = 0;
    clearTimeout(this.#patience);
    this.#options.signal.removeEventListener('abort', this.#abort);
    this.#options.onEnd(this);
  }
}
