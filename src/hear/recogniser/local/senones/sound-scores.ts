import type { Samples } from '../../../../core/audio.ts';
import { CepstralMean } from '../features/cepstral-mean.ts';
import { FrontEnd } from '../features/front-end.ts';
import type { Networks } from '../features/networks-file.ts';
import { PhonemeGuess } from '../features/phoneme-guess.ts';
import { CEPSTRA } from '../features/shape.ts';
import type { Kernels } from '../kernels/kernels.ts';
import type { AcousticModel } from './acoustic-model.ts';
import { Differences } from './differences.ts';
import { type OnScores, SenoneScorer } from './senone-scorer.ts';

/** From sound to the scores of senones: the front end, the guess at the phoneme, and the acoustic model. */
export class SoundScores {
  readonly #frontEnd: FrontEnd;
  readonly #mean = new CepstralMean();
  readonly #meanNow = new Float32Array(CEPSTRA);
  readonly #centred = new Float32Array(CEPSTRA);
  readonly #differences: Differences;
  /** Undefined where the model has other phonemes. */
  readonly #guess: PhonemeGuess | undefined;
  readonly #guesses: Float32Array;
  readonly #scorer: SenoneScorer;
  #onScores: OnScores = () => undefined;

  constructor(kernels: Kernels, { denoiser, phonemes }: Networks, model: AcousticModel) {
    const { phones } = model.definition;
    const same = phonemes.names.join() === phones.join();
    this.#frontEnd = new FrontEnd(kernels, denoiser);
    this.#differences = new Differences(kernels);
    const parts = [this.#differences.around, this.#frontEnd.hidden];
    this.#guess = same ? new PhonemeGuess(kernels, phonemes, parts) : undefined;
    this.#guesses = this.#guess?.guesses ?? new Float32Array(phones.length);
    this.#scorer = new SenoneScorer(kernels, model, same ? phonemes.modelWeight : 1);
  }

  get senones(): number {
    return this.#scorer.senones;
  }

  /** A new stream begins. */
  reset(): void {
    this.#frontEnd.reset();
    this.#mean.reset();
    this.#differences.reset();
    this.#guess?.reset();
    this.#scorer.reset();
  }

  /** The scores of the frames come 80 ms late, and those of the last 80 ms of a stream never. */
  push(samples: Samples, onScores: OnScores): void {
    this.#onScores = onScores;
    this.#frontEnd.push(samples, this.#hear);
    this.#scorer.flush(onScores);
  }

  /** It was speech: the next stream will be more like it. */
  learn(): void {
    this.#mean.learn();
  }

  readonly #hear = (cepstrum: Float32Array): void => {
    this.#mean.push(cepstrum);
    this.#mean.soFar(this.#meanNow);
    for (let at = 0; at < CEPSTRA; at += 1) this.#centred[at] = (cepstrum[at] ?? 0) - (this.#meanNow[at] ?? 0);
    this.#differences.push(this.#centred, this.#score);
  };

  readonly #score = (features: Float32Array): void => {
    this.#guess?.guess();
    this.#scorer.push(features, this.#guesses, this.#onScores);
  };
}

/** Bytes of the kernels' memory that are enough for the model, both networks and what is worked out. */
export function memoryFor({ means, weights }: AcousticModel): number {
  const densities = 3 * means.values.byteLength;
  const rows = 5 * weights.values.length;
  return densities + rows + OTHERS;
}

const OTHERS = 8 * 1024 * 1024;
