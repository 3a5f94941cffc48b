import { durationOf, type Samples } from '../../core/audio.ts';
import type { Milliseconds } from '../../core/time.ts';
import { gateThresholds } from './gate-thresholds.ts';
import { LEVEL_WINDOW, SoundLevels } from './sound-level.ts';

/** What a take's loudness says: `loud` is too steady, too smooth or too short to be speech, `quiet` is next to nothing. */
export type Loudness = 'speech' | 'loud' | 'quiet';

/**
 * Tells speech from silence, steady noise, clicks and tones by how the loudness moves: speech stands out from the take's
 * own floor for a while at a time, does not fade at once, and is never smooth. Says nothing about what sort of sound it is.
 */
export class SpeechGate {
  readonly #meter = new SoundLevels();
  readonly #levels: number[] = [];
  #samples = 0;

  /** How long the take is so far. */
  get duration(): Milliseconds {
    return durationOf(this.#samples);
  }

  /** How much of the take so far stands out from its floor. */
  get spoken(): Milliseconds {
    const threshold = this.#threshold();
    return this.#levels.filter((level) => level > threshold).length * LEVEL_WINDOW;
  }

  push(samples: Samples): void {
    this.#samples += samples.length;
    for (const level of this.#meter.push(samples)) this.#levels.push(level);
  }

  judge(): Loudness {
    const threshold = this.#threshold();
    const loud = this.#levels.map((level) => level > threshold);
    const isSpeech =
      this.spoken >= gateThresholds.shortestTotal &&
      this.#isSustained(loud) &&
      this.#bend(loud) >= gateThresholds.leastBend;
    if (isSpeech) return 'speech';
    return this.#levels.some((level) => level > gateThresholds.quietest) ? 'loud' : 'quiet';
  }

  /** What is louder stands out. */
  #threshold(): number {
    const { quietest, aboveFloor, floorPercentile } = gateThresholds;
    const sorted = this.#levels.toSorted((a, b) => a - b);
    const floor = sorted[Math.floor(sorted.length * floorPercentile)] ?? Number.NEGATIVE_INFINITY;
    return Math.max(floor + aboveFloor, quietest);
  }

  /** Whether it stands out for long enough at about one level. */
  #isSustained(loud: readonly boolean[]): boolean {
    const length = gateThresholds.shortestRun / LEVEL_WINDOW;
    return this.#levels.some((_, first) => {
      const run = this.#levels.slice(first, first + length);
      const isLoud = run.length === length && run.every((_level, index) => loud[first + index]);
      return isLoud && Math.max(...run) - Math.min(...run) <= gateThresholds.mostFading;
    });
  }

  #bend(loud: readonly boolean[]): number {
    const bends = this.#levels
      .flatMap((level, at) => {
        const before = this.#levels[at - 1];
        const after = this.#levels[at + 1];
        if (before === undefined || after === undefined) return [];
        return loud[at - 1] && loud[at] && loud[at + 1] ? [Math.abs(after - 2 * level + before)] : [];
      })
      .toSorted((a, b) => a - b);
    return bends[Math.floor(bends.length / 2)] ?? Number.POSITIVE_INFINITY;
  }
}
