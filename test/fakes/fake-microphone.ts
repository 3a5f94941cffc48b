import type { Frame, Samples } from '../../src/core/audio.ts';
import { type ErrorFacts, WilcoError } from '../../src/core/error.ts';
import type { PartState } from '../../src/core/heard.ts';
import type { Microphone, Take } from '../../src/core/microphone.ts';
import { EventQueue } from '../../src/hear/event-queue.ts';

/** A microphone into which the test speaks. Without a tail: a take ends when it is stopped. */
export class FakeMicrophone implements Microphone {
  /** Every take that was opened, oldest first. */
  readonly takes: FakeTake[] = [];
  /** Set to make `start` and `open` reject. */
  broken: ErrorFacts | undefined;
  started = false;
  /** Why it was paused, until it is resumed. */
  paused: string | undefined;
  readonly #followers = new Set<EventQueue<Frame>>();

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

  async *follow(signal: AbortSignal): AsyncIterable<Frame> {
    const queue = new EventQueue<Frame>();
    this.#followers.add(queue);
    yield* queue.until(signal);
    this.#followers.delete(queue);
  }

  /** Samples arrive now, in no take; those who follow hear them. */
  hear(samples: Samples): void {
    for (const queue of this.#followers) queue.push({ samples, at: Date.now() });
  }

  pause(why: string): void {
    this.paused = why;
    this.takes.at(-1)?.fail({ code: 'microphone_lost', message: `Stopped: ${why}.`, hint: 'Say it again.' });
  }

  resume(): void {
    this.paused = undefined;
  }

  state(): PartState {
    if (this.paused !== undefined) return { type: 'off', detail: `closed: ${this.paused}` };
    if (this.broken !== undefined) return { type: 'broken', error: this.broken };
    return this.started ? { type: 'ready', detail: 'fake' } : { type: 'off', detail: 'fake' };
  }

  #assertWorks(): void {
    if (this.broken !== undefined) throw new WilcoError(this.broken);
    if (this.paused !== undefined) {
      const message = `The microphone is closed: ${this.paused}.`;
      throw new WilcoError({ code: 'microphone_unavailable', message, hint: 'Wait.' });
    }
  }
}

export class FakeTake implements Take {
  readonly frames: AsyncIterable<Frame>;
  stopped = false;
  readonly #frames = new EventQueue<Frame>();

  constructor(signal: AbortSignal) {
    this.frames = this.#frames.until(signal);
  }

  /** Samples arrive, now unless `at` says otherwise. */
  hear(samples: Samples, at = Date.now()): void {
    this.#frames.push({ samples, at });
  }

  /** The recorder dies. Does nothing after `stop`. */
  fail(facts: ErrorFacts): void {
    this.#frames.close(new WilcoError(facts));
  }

  stop(): void {
    this.stopped = true;
    this.#frames.close();
  }
}
