import type { Floats, Kernels } from '../kernels/kernels.ts';
import type { AcousticModel } from './acoustic-model.ts';
import { densityTable } from './density-table.ts';
import type { Gaussians } from './gaussians-file.ts';
import { type Run, weightRows } from './weight-rows.ts';
import { SCORE_UNIT } from './weights-file.ts';

/** Of each senone: 0 for the best one, more for the others, in `SCORE_UNIT`s. The same array each time, with other numbers in it. */
export type OnScores = (scores: Int16Array) => void;

type Shape = Pick<Gaussians, 'codebooks' | 'streams' | 'densities' | 'dimensions'>;

/** Frames whose densities are looked for at once. */
const FRAMES = 4;

/** Densities that count in each stream of each codebook; the library's own number (-topn). */
const BEST = 4;

/** A density counts as at most so much worse than the best one of all codebooks, in natural logarithms; the library's (MAX_NEG_ASCR). */
const FARTHEST = 96 * SCORE_UNIT;
const FAINTEST = Math.exp(-FARTHEST);

/** Powers of two to score units. */
const SCALE = Math.LN2 / SCORE_UNIT;

/**
 * How badly each senone fits a frame: what libpocketsphinx computes of a phonetically tied model (ptm_mgau.c), four
 * numbers at a time.
 */
export class SenoneScorer {
  readonly senones: number;
  readonly #kernels: Kernels;
  readonly #shape: Shape;
  readonly #table: Floats;
  readonly #runs: readonly Run[];
  /** Of the frames that wait, side by side. */
  readonly #features: Floats;
  /** For each frame, of each mixture, the best density first: which, and its logarithm. */
  readonly #indices: Int32Array;
  readonly #logs: Floats;
  /** The best density of all codebooks, by stream. */
  readonly #tops: Float32Array;
  /** Of each mixture in one frame. */
  readonly #likelihoods: Floats;
  /** Where the rows of weights of a run's densities are. */
  readonly #rows: Int32Array;
  /** Of the frames that wait: what each phoneme is better than expected, in score units. */
  readonly #extras: Float32Array;
  readonly #modelWeight: number;
  readonly #costs: Floats;
  readonly #scores: Int16Array;
  #waiting = 0;

  /** `modelWeight`: what the model's own scores are multiplied with beside the guesses. */
  constructor(kernels: Kernels, model: AcousticModel, modelWeight = 1) {
    const { codebooks, streams, densities, dimensions } = model.means;
    const best = codebooks * streams * BEST;
    this.senones = model.definition.senones;
    this.#kernels = kernels;
    this.#shape = { codebooks, streams, densities, dimensions };
    this.#table = densityTable(kernels, model);
    this.#runs = weightRows(kernels, model);
    this.#features = kernels.floats(FRAMES * streams * dimensions);
    this.#indices = kernels.integers(FRAMES * best);
    // Any four, each once.
    for (let at = 0; at < this.#indices.length; at += 1) this.#indices[at] = at % BEST;
    this.#logs = kernels.floats(FRAMES * best);
    this.#tops = new Float32Array(streams);
    this.#likelihoods = kernels.floats(best);
    this.#extras = new Float32Array(FRAMES * codebooks);
    this.#modelWeight = modelWeight;
    this.#rows = kernels.integers(streams * BEST);
    // As much as is weighed at once may lie behind the last one.
    this.#costs = kernels.floats(this.senones + 7);
    this.#scores = kernels.shorts(this.senones);
  }

  /** A new stream begins. */
  reset(): void {
    this.#waiting = 0;
  }

  /**
   * `guesses`: how much likelier each phoneme is for other reasons, natural logarithms. `onScores` is given the scores of the frames
   * one by one, this one's at the latest with the next {@link flush}.
   */
  push(features: Float32Array, guesses: Float32Array, onScores: OnScores): void {
    const phones = this.#shape.codebooks;
    for (let phone = 0; phone < phones; phone += 1) {
      this.#extras[this.#waiting * phones + phone] = -(guesses[phone] ?? 0) / SCORE_UNIT;
    }
    for (let at = 0; at < features.length; at += 1) this.#features[at * FRAMES + this.#waiting] = features[at] ?? 0;
    this.#waiting += 1;
    if (this.#waiting === FRAMES) this.flush(onScores);
  }

  /** The scores of the frames that wait. */
  flush(onScores: OnScores): void {
    if (this.#waiting === 0) return;
    const { codebooks, streams, densities, dimensions } = this.#shape;
    this.#kernels.run.bestDensities(
      this.#table.byteOffset,
      codebooks * streams,
      densities,
      this.#features.byteOffset,
      streams,
      dimensions,
      this.#indices.byteOffset,
      this.#logs.byteOffset,
    );
    for (let frame = 0; frame < this.#waiting; frame += 1) {
      this.#scoreFrame(frame);
      onScores(this.#scores);
    }
    this.#waiting = 0;
  }

  #scoreFrame(frame: number): void {
    const from = frame * this.#likelihoods.length;
    this.#findTops(from);
    this.#weighDensities(from);
    let least = Number.POSITIVE_INFINITY;
    for (const run of this.#runs) least = Math.min(least, this.#weighRun(run, frame));
    this.#kernels.run.scores(this.#costs.byteOffset, this.senones, least, this.#scores.byteOffset);
  }

  #findTops(from: number): void {
    const tops = this.#tops;
    tops.fill(Number.NEGATIVE_INFINITY);
    for (let at = 0; at < this.#likelihoods.length; at += BEST) {
      const stream = (at / BEST) % tops.length;
      tops[stream] = Math.max(tops[stream] ?? 0, this.#logs[from + at] ?? 0);
    }
  }

  #weighDensities(from: number): void {
    const tops = this.#tops;
    for (let at = 0; at < this.#likelihoods.length; at += 1) {
      const behind = (tops[Math.floor(at / BEST) % tops.length] ?? 0) - (this.#logs[from + at] ?? 0);
      this.#likelihoods[at] = behind < FARTHEST ? Math.exp(-behind) : FAINTEST;
    }
  }

  /** The least cost. */
  #weighRun({ phone, first, count, address }: Run, frame: number): number {
    const { codebooks, densities } = this.#shape;
    const rows = this.#rows;
    const best = phone * rows.length;
    const from = frame * this.#likelihoods.length + best;
    for (let at = 0; at < rows.length; at += 1) {
      const row = Math.floor(at / BEST) * densities + (this.#indices[from + at] ?? 0);
      rows[at] = address + 4 * count * row;
    }
    return this.#kernels.run.senoneCosts(
      rows.byteOffset,
      this.#likelihoods.byteOffset + 4 * best,
      count,
      SCALE * this.#modelWeight,
      this.#extras[frame * codebooks + phone] ?? 0,
      this.#costs.byteOffset + 4 * first,
    );
  }
}
