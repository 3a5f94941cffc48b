import type { Samples } from '../../core/audio.ts';
import type { Milliseconds } from '../../core/time.ts';
import { followerThresholds } from './gate-thresholds.ts';
import { LEVEL_WINDOW, SoundLevels } from './sound-level.ts';

/** `at` counts the sound that was pushed since the follower was made or reset. */
export type SpeechChange =
  /** It takes some 80 ms of speech to be sure, so `at` lies that far back. */
  | { readonly type: 'began'; readonly at: Milliseconds }
  /** There was no speech for `endSilence`; `at` is where the last of it ended. */
  | { readonly type: 'ended'; readonly at: Milliseconds };

export interface SpeechFollowerOptions {
  /** How long it must be quiet for the speech to have ended. */
  readonly endSilence: Milliseconds;
}

/**
 * Tells in sound that goes on where speech begins and where it has ended. Time is counted in samples. What it takes for
 * silence follows the room over some seconds: begun or reset in the middle of a noise, it takes that for speech at first.
 */
export class SpeechFollower {
  readonly #endSilence: Milliseconds;
  #meter = new SoundLevels();
  /** The latest levels, oldest first. */
  #levels: number[] = [];
  #windows = 0;
  #run = 0;
  #lastSpeech: Milliseconds | undefined;
  #speaking = false;

  constructor({ endSilence }: SpeechFollowerOptions) {
    this.#endSilence = endSilence;
  }

  /** Between `began` and `ended`. */
  get speaking(): boolean {
    return this.#speaking;
  }

  /** How much sound came since the last speech, or since the beginning where there was none. */
  get sinceSpeech(): Milliseconds {
    return this.#now - (this.#lastSpeech ?? 0);
  }

  /** Pieces of any size. What changed within it, in order; mostly nothing. */
  push(samples: Samples): readonly SpeechChange[] {
    return this.#meter.push(samples).flatMap((level) => this.#follow(level) ?? []);
  }

  /** Forgets all sound so far. */
  reset(): void {
    this.#meter = new SoundLevels();
    this.#levels = [];
    this.#windows = 0;
    this.#run = 0;
    this.#lastSpeech = undefined;
    this.#speaking = false;
  }

  get #now(): Milliseconds {
    return this.#windows * LEVEL_WINDOW;
  }

  #follow(level: number): SpeechChange | undefined {
    this.#windows += 1;
    const threshold = this.#threshold(level);
    this.#run = level > threshold ? this.#run + 1 : 0;
    const run = this.#run * LEVEL_WINDOW;
    if (run >= followerThresholds.shortestRun) {
      this.#lastSpeech = this.#now;
      if (this.#speaking) return undefined;
      this.#speaking = true;
      return { type: 'began', at: this.#now - run };
    }
    if (!this.#speaking || this.sinceSpeech < this.#endSilence) return undefined;
    this.#speaking = false;
    return { type: 'ended', at: this.#now - this.sinceSpeech };
  }

  /** Above it is speech. Windows before the beginning count as quiet. */
  #threshold(level: number): number {
    const { quietest, aboveFloor, floorPercentile, memory } = followerThresholds;
    const most = memory / LEVEL_WINDOW;
    this.#levels.push(level);
    if (this.#levels.length > most) this.#levels.shift();
    const rank = Math.floor(most * floorPercentile) - (most - this.#levels.length);
    const floor = rank < 0 ? quietest : this.#levels.toSorted((a, b) => a - b)[rank];
    return Math.max((floor ?? quietest) + aboveFloor, quietest);
  }
}
