import type { Frame, Samples } from '../../src/core/audio.ts';
import { type ErrorFacts, WilcoError } from '../../src/core/error.ts';
import type { PartState } from '../../src/core/heard.ts';
import type { Microphone, Take } from '../../src/core/microphone.ts';

/** A microphone into which the test speaks. Without a tail: a take ends when it is stopped. */
export class FakeMicrophone implements Microphone {
  /** Every take that was opened, oldest first. */
  readonly takes: FakeTake[] = [];
  /** Set to make `start` and `open` reject. */
  broken: ErrorFacts | undefined;
  started = false;

  async start(signal: AbortSignal): Promise<void> {
    this.#assertWorks();
    this.started = true;
    signal.addEventListener('abort', () => {
      this.started = false;
    });
  }

  async open(signal: AbortSignal): Promise<Take> {
    this.#assertWorks();
    const take = new FakeTake(signal);
    this.takes.push(take);
    return take;
  }

  state(): PartState {
    if (this.broken !== undefined) return { type: 'broken', error: this.broken };
    return this.started ? { type: 'ready', detail: 'fake' } : { type: 'off', detail: 'fake' };
  }

  #assertWorks(): void {
    if (this.broken !== undefined) throw new WilcoError(this.broken);
  }
}

export class FakeTake implements Take {
  readonly frames: AsyncIterable<Frame>;
  stopped = false;
  readonly #frames: Frame[] = [];
  #error: WilcoError | undefined;
  #wake: () => void = () => undefined;

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => this.#wake());
    this.frames = this.#read(signal);
  }

  /** Samples arrive now. */
  hear(samples: Samples): void {
    this.#frames.push({ samples, at: Date.now() });
    this.#wake();
  }

  /** The recorder dies. */
  fail(facts: ErrorFacts): void {
    this.#error = new WilcoError(facts);
    this.#wake();
  }

  stop(): void {
    this.stopped = true;
    this.#wake();
  }

  async *#read(signal: AbortSignal): AsyncIterable<Frame> {
    while (!signal.aborted) {
      const frame = this.#frames.shift();
      if (frame !== undefined) yield frame;
      else if (this.#error !== undefined) throw this.#error;
      else if (this.stopped) return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}
