import { type ErrorFacts, WilcoError } from '../../../core/error.ts';
import type { PartState, Recognition } from '../../../core/heard.ts';
import type { Log } from '../../../core/log.ts';
import type { Hints, Listening, Recogniser } from '../../../core/recogniser.ts';
import type { BackOffTimes } from '../../child/back-off.ts';
import { childModule } from '../../child/child-module.ts';
import { SupervisedChild } from '../../child/supervised-child.ts';
import type { LocalSettings } from '../settings.ts';
import { believeFreeWords } from './believe-free-words.ts';
import type { FromDecoder, ToDecoder } from './decoder-messages.ts';
import { LocalTake } from './local-take.ts';

export interface LocalRecogniserOptions {
  readonly settings: LocalSettings;
  readonly log: Log;
  readonly env: NodeJS.ProcessEnv;
  /** How a decoder that crashed is started again; default: 250 ms, doubled up to 30 s. */
  readonly backOff?: BackOffTimes;
}

/** Each goes on in a thread while there is sound: for sentences, and for phonemes. */
const SEARCHES = 2;

/**
 * The embedded recogniser: libpocketsphinx in a process of its own, decoding while the key is held. Takes are decoded
 * one after the other; a take that begins while another is open, or while the process starts, keeps its sound until
 * its turn comes.
 */
export class LocalRecogniser implements Recogniser {
  readonly #child: SupervisedChild;
  /** The first one is being decoded, if the process is ready. */
  readonly #takes: LocalTake[] = [];
  readonly #hinted = { wanted: undefined as Hints | undefined, sent: undefined as Hints | undefined };
  #state: PartState = { type: 'off', detail: 'not started' };
  #lastNumber = 0;
  #onStarted: ((outcome: ErrorFacts | undefined) => void) | undefined;

  constructor({ settings, log, env, backOff }: LocalRecogniserOptions) {
    this.#child = new SupervisedChild({
      name: 'local recogniser',
      module: childModule('./decoder-child', import.meta.url),
      log,
      env,
      args: [JSON.stringify(settings)],
      threads: SEARCHES,
      onCrash: { code: 'recogniser_failed', hint: 'Say it again.' },
      ...(backOff === undefined ? {} : { backOff }),
    });
  }

  /** The process of the decoder, or undefined while there is none. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Rejects with `recogniser_unavailable` when library or model is missing; it goes on looking for them all the same. */
  start(signal: AbortSignal): Promise<void> {
    this.#state = { type: 'starting', detail: 'the model is being loaded' };
    return new Promise((resolve, reject) => {
      this.#onStarted = (error) => (error === undefined ? resolve() : reject(new WilcoError(error)));
      const handlers = {
        started: () => undefined,
        message: (message: unknown) => this.#receive(message as FromDecoder),
        crashed: (error: WilcoError) => this.#crashed(error),
      };
      void this.#child.run(handlers, signal).then(() => {
        this.#state = { type: 'off', detail: 'stopped' };
        reject(signal.reason);
        for (const take of this.#takes.splice(0)) take.fail(stopped);
      });
    });
  }

  prepare(hints: Hints): void {
    this.#hinted.wanted = hints;
    if (this.#takes.length === 0) this.#sendHints(hints);
  }

  begin(hints: Hints, signal: AbortSignal): Listening {
    this.#lastNumber += 1;
    const take = new LocalTake({
      number: this.#lastNumber,
      hints,
      signal,
      onHang: () => this.#replace(),
      onEnd: (ended) => this.#remove(ended),
    });
    this.#takes.push(take);
    const hopeless = this.#hopeless();
    if (hopeless !== undefined) take.fail(hopeless);
    else if (this.#takes[0] === take) this.#serve();
    return take;
  }

  state(): PartState {
    return this.#state;
  }

  /** Why a take that begins now will not be heard; undefined when it will, perhaps after a new start. */
  #hopeless(): ErrorFacts | undefined {
    if (this.#state.type === 'off') return stopped;
    return this.#state.type === 'broken' && this.#state.error.code === 'recogniser_unavailable'
      ? this.#state.error
      : undefined;
  }

  /** Takes that wait keep their sound for the next process. */
  #replace(): void {
    this.#state = { type: 'starting', detail: 'it did not answer and is started again' };
    this.#child.restart();
  }

  /** Lets the first take speak to the decoder. */
  #serve(): void {
    const [take] = this.#takes;
    if (take === undefined) {
      if (this.#hinted.wanted !== undefined) this.#sendHints(this.#hinted.wanted);
      return;
    }
    if (this.#state.type !== 'ready') return;
    this.#sendHints(take.hints);
    take.connect((message) => this.#send(message));
  }

  #sendHints(hints: Hints): void {
    if (this.#hinted.sent === hints || this.#state.type !== 'ready') return;
    const { grammar, words, spoken } = hints;
    this.#hinted.sent = hints;
    this.#send({ type: 'hints', hints: { grammar, words, spoken } });
  }

  #send(message: ToDecoder): void {
    this.#child.send(message);
  }

  #receive(message: FromDecoder): void {
    switch (message.type) {
      case 'ready':
        this.#state = { type: 'ready', detail: message.detail };
        this.#onStarted?.(undefined);
        this.#serve();
        return;
      case 'unavailable':
        this.#state = { type: 'broken', error: message.error };
        this.#onStarted?.(message.error);
        return;
      case 'recognised':
        this.#recognised(message.take, message.recognition);
        return;
      case 'failed':
        this.#find(message.take)?.fail(message.error);
        return;
    }
  }

  #recognised(number: number, recognition: Recognition): void {
    const take = this.#find(number);
    take?.succeed(believeFreeWords(recognition, take.hints));
  }

  #find(number: number): LocalTake | undefined {
    return this.#takes.find((take) => take.number === number);
  }

  #crashed(error: WilcoError): void {
    this.#hinted.sent = undefined;
    // A missing library also ends the process, and has already said so better.
    const reason = this.#hopeless() ?? error;
    this.#state = { type: 'broken', error: reason };
    this.#onStarted?.({ code: 'recogniser_unavailable', message: reason.message, hint: reason.hint });
    const [served] = this.#takes;
    if (served?.connected === true) served.fail(error);
    for (const take of [...this.#takes]) if (reason.code === 'recogniser_unavailable') take.fail(reason);
  }

  #remove(take: LocalTake): void {
    const index = this.#takes.indexOf(take);
    if (index === -1) return;
    this.#takes.splice(index, 1);
    if (index === 0) this.#serve();
  }
}

const stopped: ErrorFacts = {
  code: 'recogniser_unavailable',
  message: 'The local recogniser is not running.',
  hint: 'Start the daemon again: wilco daemon',
};
