import { CEPSTRA } from './shape.ts';

/** All that can be tuned. Frames are of 10 ms. */
export const cepstralMean = {
  /** What is expected before anything was heard: the average of 124 people's commands, the noise taken out of them. */
  initial: [59, 18.3, -0.4, 14, -5.3, -5.8, -0.6, -6.8, -2.2, 2.1, 3.9, -0.7, -0.4],
  /** What is expected counts as much as so many frames of the take … */
  weight: 100,
  /** … and what earlier takes had as much as so many frames of the last one. */
  forgetting: 500,
  /** A frame counts when its loudness, the first of its cepstra, is at most so far below the loudest one of the take. */
  within: 30,
} as const;

/** Sums of the frames of about one loudness. */
interface Level {
  readonly sums: Float64Array;
  frames: number;
}

/**
 * The mean of a voice's cepstra, which its microphone and its room are in; the decoders hear what is left without it. While
 * a take goes on it is guessed out of the frames so far and what earlier takes had. Pauses do not count.
 */
export class CepstralMean {
  readonly #expected = Float64Array.from(cepstralMean.initial);
  /** By loudness, rounded down: which of them count is seen again when a louder frame comes. */
  readonly #levels = new Map<number, Level>();
  readonly #sums = new Float64Array(CEPSTRA);
  #loudest = Number.NEGATIVE_INFINITY;

  /** A take begins. */
  reset(): void {
    this.#levels.clear();
    this.#loudest = Number.NEGATIVE_INFINITY;
  }

  push(cepstrum: Float32Array): void {
    const loudness = Math.floor(cepstrum[0] ?? 0);
    const level = this.#levels.get(loudness) ?? { sums: new Float64Array(CEPSTRA), frames: 0 };
    this.#levels.set(loudness, level);
    level.frames += 1;
    addTo(level.sums, cepstrum);
    this.#loudest = Math.max(this.#loudest, loudness);
  }

  /** The mean as far as it can be known by now. */
  soFar(into: Float32Array): void {
    this.#blend(cepstralMean.weight, into);
  }

  /** The next takes are expected to be more like this one. */
  learn(): void {
    this.#blend(cepstralMean.forgetting, this.#expected);
  }

  /** `weight`: of what is expected. */
  #blend(weight: number, into: Float32Array | Float64Array): void {
    const counted = this.#sumUp();
    for (let at = 0; at < CEPSTRA; at += 1) {
      into[at] = (weight * (this.#expected[at] ?? 0) + (this.#sums[at] ?? 0)) / (weight + counted);
    }
  }

  /** Adds up the frames that count, and says how many they are. */
  #sumUp(): number {
    let counted = 0;
    this.#sums.fill(0);
    for (const [loudness, { sums, frames }] of this.#levels) {
      if (loudness < this.#loudest - cepstralMean.within) continue;
      counted += frames;
      addTo(this.#sums, sums);
    }
    return counted;
  }
}

function addTo(sums: Float64Array, numbers: Float32Array | Float64Array): void {
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (numbers[at] ?? 0);
}
