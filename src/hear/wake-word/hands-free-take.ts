import { durationOf, type Frame } from '../../core/audio.ts';
import type { Milliseconds } from '../../core/time.ts';
import { SpeechFollower } from '../speech/speech-follower.ts';

export interface HandsFreeTimes {
  /** What was said is whole when nothing more was said for so long. */
  readonly endSilence: Milliseconds;
  /** A take ends after this in any case. */
  readonly longestTake: Milliseconds;
  /** When nothing is said for so long after the phrase, nothing will be. */
  readonly patience: Milliseconds;
}

export const usualHandsFreeTimes: HandsFreeTimes = { endSilence: 800, longestTake: 15_000, patience: 5000 };

/** Where engine and follower put the end of one and the same phrase; the shortest words last as long. */
const SAME_END: Milliseconds = 300;

/** Finds where the words after the phrase end. Counts in sound, not by the clock. */
export class HandsFreeTake {
  readonly #phraseEndedAt: Milliseconds;
  readonly #times: HandsFreeTimes;
  readonly #follower: SpeechFollower;
  #heard: Milliseconds = 0;
  #phraseEnd: Milliseconds = 0;

  constructor(phraseEndedAt: Milliseconds, times: HandsFreeTimes) {
    this.#phraseEndedAt = phraseEndedAt;
    this.#times = times;
    this.#follower = new SpeechFollower({ endSilence: times.endSilence });
  }

  /**
   * Frames in order, from some seconds before the phrase on, so that the room's noise is known. Undefined while the
   * take goes on.
   */
  hear({ samples, at }: Frame): 'released' | 'cancelled' | undefined {
    const changes = this.#follower.push(samples);
    this.#heard += durationOf(samples.length);
    if (at <= this.#phraseEndedAt) {
      this.#phraseEnd = this.#heard;
      return undefined;
    }
    const { longestTake, patience } = this.#times;
    const hasEnded = changes.some((change) => change.type === 'ended' && change.at > this.#phraseEnd + SAME_END);
    const since = this.#heard - this.#phraseEnd;
    if (hasEnded || since >= longestTake) return 'released';
    return since >= patience && !this.#follower.speaking ? 'cancelled' : undefined;
  }
}
