import type { Frame, Samples } from '../../core/audio.ts';
import { type ErrorFacts, WilcoError } from '../../core/error.ts';
import type { PartState } from '../../core/heard.ts';
import type { Log } from '../../core/log.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { WakeWord } from '../../core/wake-word.ts';
import type { BackOffTimes } from '../child/back-off.ts';
import { SupervisedChild } from '../child/supervised-child.ts';
import { FrameTimes } from './frame-times.ts';
import { SoundBatch } from './sound-batch.ts';
import type { FromSpotter, ToSpotter } from './spotter-messages.ts';

export interface SpottedWakeWordOptions<Order> {
  /** As the log calls the process. */
  readonly name: string;
  /** What the process runs, with `serveSpotter`. */
  readonly module: URL;
  readonly order: Order;
  readonly log: Log;
  readonly env: NodeJS.ProcessEnv;
  readonly backOff?: BackOffTimes;
}

/** Slow, for where an engine counts its starts against a limit. */
const BACK_OFF: BackOffTimes = { first: 1000, longest: 600_000, healthyAfter: 60_000 };

/**
 * Half a minute of sound, one MB: more than the daemon itself can be late with, and more than any answer is still good
 * for. An engine with so much before it hangs, or this machine is too slow for it.
 */
const MOST_WAITING = 375;

const hangs: ErrorFacts = {
  code: 'wake_word_unavailable',
  message: 'The engine of the wake word hangs.',
  hint: 'It is started again by itself; if it stays so, another engine under [wake_word] in config.toml may do.',
};

/** A phrase heard by an engine in a process of its own, which runs from `start` until the abort. */
export class SpottedWakeWord<Order> implements WakeWord {
  readonly #options: SpottedWakeWordOptions<Order>;
  readonly #child: SupervisedChild;
  readonly #handlers: ((endedAt: Milliseconds) => void)[] = [];
  readonly #times = new FrameTimes();
  readonly #batch: SoundBatch;
  #state: PartState = { type: 'off', detail: 'not started' };

  constructor(options: SpottedWakeWordOptions<Order>) {
    this.#options = options;
    const { name, module, log, env, backOff = BACK_OFF } = options;
    const onCrash = { code: 'wake_word_unavailable', hint: 'It is started again by itself.' } as const;
    this.#child = new SupervisedChild({ name, module, log, env, backOff, onCrash });
    this.#batch = new SoundBatch((samples, from) => this.#sendSound(samples, from));
  }

  /** The engine's process, or undefined while there is none. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Rejects when the engine cannot be opened; where that may pass, it goes on trying all the same. */
  start(signal: AbortSignal): Promise<void> {
    this.#state = { type: 'starting', detail: 'the engine is being loaded' };
    const over = new AbortController();
    return new Promise((resolve, reject) => {
      const fail = (error: ErrorFacts) => {
        this.#state = { type: 'broken', error };
        reject(new WilcoError(error));
      };
      const receive = (message: FromSpotter) => {
        switch (message.type) {
          case 'ready':
            this.#state = { type: 'ready', detail: message.detail };
            resolve();
            return;
          case 'unavailable':
            fail(message.error);
            if (message.final) over.abort();
            return;
          case 'heard':
            this.#tell(message.end);
            return;
        }
      };
      const handlers = {
        started: () => this.#send({ type: 'open', order: this.#options.order }),
        message: (message: unknown) => receive(message as FromSpotter),
        // An engine that cannot be opened ends its process too, and has already said so better.
        crashed: (error: WilcoError) => fail(this.#state.type === 'broken' ? this.#state.error : error),
      };
      void this.#child.run(handlers, AbortSignal.any([signal, over.signal])).then(() => {
        if (signal.aborted) this.#state = { type: 'off', detail: 'stopped' };
        reject(signal.reason);
      });
    });
  }

  push({ samples, at }: Frame): void {
    if (this.#state.type !== 'ready') return;
    this.#times.add(samples.length, at);
    this.#batch.add(samples);
  }

  reset(): void {
    this.#batch.clear();
    this.#times.clear();
    this.#send({ type: 'reset' });
  }

  onHeard(handler: (endedAt: Milliseconds) => void): void {
    this.#handlers.push(handler);
  }

  state(): PartState {
    return this.#state;
  }

  #tell(end: number): void {
    const endedAt = this.#times.at(end);
    // What was heard before a reset is heard no more.
    if (endedAt !== undefined) for (const handler of this.#handlers) handler(endedAt);
  }

  #sendSound(samples: Samples, from: number): void {
    this.#send({ type: 'sound', samples, from });
    if (this.#child.waiting <= MOST_WAITING || this.#state.type !== 'ready') return;
    this.#state = { type: 'broken', error: hangs };
    this.#options.log.warn(`${this.#options.name}: ${hangs.message} ${hangs.hint}`);
    this.#child.restart();
  }

  #send(message: ToSpotter<Order>): void {
    this.#child.send(message);
  }
}
