import { durationOf, SAMPLE_RATE, type Samples } from '../../core/audio.ts';
import type { Milliseconds } from '../../core/time.ts';
import { gateThresholds } from './thresholds.ts';

const WINDOW = SAMPLE_RATE / 50;

/** What a take's loudness says: `loud` is steady or too short to be speech, `quiet` is next to nothing. */
export type Loudness = 'speech' | 'loud' | 'quiet';

/**
 * Tells speech from silence, steady noise and clicks by how the loudness moves: speech stands out from the take's own
 * floor for a while at a time. Says nothing about what sort of sound it is.
 */
export class SpeechGate {
  /** Level of each full window of 20 ms so far, in dB below full scale. */
  readonly #levels: number[] = [];
  #sum = 0;
  #filled = 0;
  #previous = 0;
  #samples = 0;

  /** How long the take is so far. */
  get duration(): Milliseconds {
    return durationOf(this.#samples);
  }

  push(samples: Samples): void {
    this.#samples += samples.length;
    for (const sample of samples) {
      // The difference of neighbours takes away hum and offset, which lie below speech.
      const change = (sample - this.#previous) / 32_768;
      this.#previous = sample;
      this.#sum += change * change;
      this.#filled += 1;
      if (this.#filled === WINDOW) {
        this.#levels.push(10 * Math.log10(this.#sum / WINDOW + 1e-12));
        this.#sum = 0;
        this.#filled = 0;
      }
    }
  }

  judge(): Loudness {
    const { quietest, aboveFloor, floorPercentile, shortestRun, shortestTotal } = gateThresholds;
    const sorted = this.#levels.toSorted((a, b) => a - b);
    const floor = sorted[Math.floor(sorted.length * floorPercentile)] ?? Number.NEGATIVE_INFINITY;
    const threshold = Math.max(floor + aboveFloor, quietest);
    let run = 0;
    let longest = 0;
    let total = 0;
    for (const level of this.#levels) {
      run = level > threshold ? run + 1 : 0;
      longest = Math.max(longest, run);
      if (level > threshold) total += 1;
    }
    const window = durationOf(WINDOW);
    if (longest * window >= shortestRun && total * window >= shortestTotal) return 'speech';
    return (sorted.at(-1) ?? Number.NEGATIVE_INFINITY) > quietest ? 'loud' : 'quiet';
  }
}
