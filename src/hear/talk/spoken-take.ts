import type { Samples } from '../../core/audio.ts';
import type { Recognition, TakeTimes } from '../../core/heard.ts';
import type { Microphone, Take } from '../../core/microphone.ts';
import type { Hints, Recogniser } from '../../core/recogniser.ts';
import type { Milliseconds } from '../../core/time.ts';

export interface TakeParts {
  readonly microphone: Microphone;
  readonly recogniser: Recogniser;
  readonly hints: Hints;
}

/** What became of a take, and when. */
export interface TakeResult {
  readonly recognition: Recognition;
  readonly times: TakeTimes;
}

/** One take, from the press to the words: its own sound and its own listening, so that takes never mix. */
export class SpokenTake {
  readonly #parts: TakeParts;
  readonly #pressedAt: Milliseconds;
  readonly #after: Milliseconds;
  readonly #dropped = new AbortController();
  /** What was recorded, until it was recognised. */
  #samples: Samples[] = [];
  #isBrokenOff = false;
  #releasedAt: Milliseconds | undefined;
  #sound: Take | undefined;
  #why: 'too-short' | 'cancelled' = 'cancelled';

  /** `after`: sound that arrived until then is not of the take (a wake word's phrase, Wilco's own voice); else the pre-roll is. */
  constructor(parts: TakeParts, pressedAt: Milliseconds, after: Milliseconds = Number.NEGATIVE_INFINITY) {
    this.#parts = parts;
    this.#pressedAt = pressedAt;
    this.#after = after;
  }

  /**
   * Records until `finish` or `drop`, recognising all the while. Resolves with what was said; a dropped take is
   * `nothing`, and so is one whose `signal` aborts. Rejects with what microphone or recogniser failed with.
   */
  async run(signal: AbortSignal): Promise<TakeResult> {
    const over = new AbortController();
    const until = AbortSignal.any([signal, this.#dropped.signal, over.signal]);
    try {
      const result = await this.#record(until);
      this.#samples = [];
      return result;
    } catch (thrown) {
      if (!until.aborted) throw thrown;
      this.#samples = [];
      return { recognition: { type: 'nothing', why: this.#why }, times: this.#times(undefined, undefined) };
    } finally {
      over.abort();
    }
  }

  /** The microphone was lost on the way: what was recorded is half of what was said, which is something else. */
  get isBrokenOff(): boolean {
    return this.#isBrokenOff;
  }

  /** What was recorded of a take that failed; nothing once it was recognised or dropped. */
  sound(): readonly Samples[] {
    return this.#samples;
  }

  /** The key is up: what is said is said. */
  finish(releasedAt: Milliseconds): void {
    this.#releasedAt = releasedAt;
    this.#sound?.stop();
  }

  drop(why: 'too-short' | 'cancelled'): void {
    this.#why = why;
    this.#dropped.abort();
  }

  async #record(signal: AbortSignal): Promise<TakeResult> {
    const { microphone, recogniser, hints } = this.#parts;
    let first: Milliseconds | undefined;
    let last: Milliseconds | undefined;
    const listening = recogniser.begin(hints, signal);
    const sound = await microphone.open(signal);
    this.#sound = sound;
    if (this.#releasedAt !== undefined) sound.stop();
    this.#isBrokenOff = true;
    for await (const frame of sound.frames) {
      if (frame.at <= this.#after) continue;
      first ??= frame.at;
      last = frame.at;
      this.#samples.push(frame.samples);
      listening.push(frame.samples);
    }
    this.#isBrokenOff = false;
    signal.throwIfAborted();
    const recognition = await listening.finish();
    return { recognition, times: this.#times(first, last) };
  }

  #times(firstFrameAt: Milliseconds | undefined, lastFrameAt: Milliseconds | undefined): TakeTimes {
    const recognisedAt = Date.now();
    return {
      pressedAt: this.#pressedAt,
      firstFrameAt,
      releasedAt: this.#releasedAt ?? recognisedAt,
      lastFrameAt,
      recognisedAt,
    };
  }
}
