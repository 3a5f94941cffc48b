import type { Floats, Kernels } from '../kernels/kernels.ts';
import type { AcousticModel } from './acoustic-model.ts';
import { densityTable } from './density-table.ts';
import { type WeightRows, weightRows } from './weight-rows.ts';
import { SCORE_UNIT } from './weights-file.ts';

/** Frames whose densities are looked for at once. */
const FRAMES = 4;

/** Densities that count in each stream of each codebook; the library's own number (-topn). */
const BEST = 4;

/** A density counts as at most so much worse than the best one of all codebooks, in natural logarithms; the library's (MAX_NEG_ASCR). */
const FARTHEST = 96 * SCORE_UNIT;

/** Powers of two to score units. */
const SCALE = Math.LN2 / SCORE_UNIT;

/**
 * How badly each senone fits a frame: what libpocketsphinx computes of a phonetically tied model (ptm_mgau.c), four
 * numbers at a time.
 */
export class SenoneScorer {
  readonly senones: number;
  readonly #kernels: Kernels;
  readonly #model: AcousticModel;
  readonly #table: Floats;
  readonly #rows: WeightRows;
  /** Of the frames that wait, side by side. */
  readonly #features: Floats;
  /** For each frame, of each mixture, the best density first: which, and its logarithm. */
  readonly #indices: Int32Array;
  readonly #logs: Floats;
  /** Of the densities of one codebook: where the row of weights is, and the likelihood. */
  readonly #addresses: Int32Array;
  readonly #likelihoods: Floats;
  /** The best density of all codebooks, by stream. */
  readonly #tops: Float32Array;
  readonly #costs: Floats;
  readonly #scores: Int16Array;
  #waiting = 0;

  constructor(kernels: Kernels, model: AcousticModel) {
    const { codebooks, streams, dimensions } = model.means;
    this.senones = model.definition.senones;
    this.#kernels = kernels;
    this.#model = model;
    this.#table = densityTable(kernels, model);
    this.#rows = weightRows(kernels, model);
    this.#features = kernels.floats(FRAMES * streams * dimensions);
    this.#indices = kernels.integers(FRAMES * codebooks * streams * BEST);
    // Any four, each once.
    for (let at = 0; at < this.#indices.length; at += 1) this.#indices[at] = at % BEST;
    this.#logs = kernels.floats(FRAMES * codebooks * streams * BEST);
    this.#addresses = kernels.integers(streams * BEST);
    this.#likelihoods = kernels.floats(streams * BEST);
    this.#tops = new Float32Array(streams);
    this.#costs = kernels.floats(this.#rows.placeCount);
    const scores = kernels.shorts(this.senones);
    this.#scores = new Int16Array(scores.buffer, scores.byteOffset, scores.length);
  }

  /** A new stream begins. */
  reset(): void {
    this.#waiting = 0;
  }

  /** `onScores` is given the scores of the frames one by one, this one's at the latest with the next {@link flush}. */
  push(features: Float32Array, onScores: OnScores): void {
    for (let at = 0; at < features.length; at += 1) this.#features[at * FRAMES + this.#waiting] = features[at] ?? 0;
    this.#waiting += 1;
    if (this.#waiting === FRAMES) this.flush(onScores);
  }

  /** The scores of the frames that wait. */
  flush(onScores: OnScores): void {
    if (this.#waiting === 0) return;
    const { codebooks, streams, densities, dimensions } = this.#model.means;
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
      this.#weigh(frame);
      onScores(this.#scores);
    }
    this.#waiting = 0;
  }

  #weigh(frame: number): void {
    const { codebooks, streams } = this.#model.means;
    const from = frame * codebooks * streams * BEST;
    this.#findTops(from);
    let least = Number.POSITIVE_INFINITY;
    for (let codebook = 0; codebook < codebooks; codebook += 1) {
      least = Math.min(least, this.#weighCodebook(codebook, from + codebook * streams * BEST));
    }
    const { places } = this.#rows;
    this.#kernels.run.order(this.#costs.byteOffset, places.byteOffset, this.senones, least, this.#scores.byteOffset);
  }

  /** `from`: where the codebook's best densities begin. The least cost. */
  #weighCodebook(codebook: number, from: number): number {
    const { streams, densities } = this.#model.means;
    const block = this.#rows.blocks[codebook];
    if (block === undefined) return Number.POSITIVE_INFINITY;
    const { first, count, address } = block;
    for (let at = 0; at < streams * BEST; at += 1) {
      const stream = Math.floor(at / BEST);
      const behind = (this.#tops[stream] ?? 0) - (this.#logs[from + at] ?? 0);
      this.#likelihoods[at] = behind < FARTHEST ? Math.exp(-behind) : FAINTEST;
      this.#addresses[at] = address + 4 * count * (stream * densities + (this.#indices[from + at] ?? 0));
    }
    return this.#kernels.run.senoneCosts(
      this.#addresses.byteOffset,
      this.#likelihoods.byteOffset,
      count,
      SCALE,
      0,
      this.#costs.byteOffset + 4 * first,
    );
  }

  #findTops(from: number): void {
    const { codebooks, streams } = this.#model.means;
    this.#tops.fill(Number.NEGATIVE_INFINITY);
    for (let mixture = 0; mixture < codebooks * streams; mixture += 1) {
      const log = this.#logs[from + mixture * BEST] ?? 0;
      if (log > (this.#tops[mixture % streams] ?? 0)) this.#tops[mixture % streams] = log;
    }
  }
}

/** Of each senone: 0 for the best one, more for the others, in `SCORE_UNIT`s. The same array each time, with other numbers in it. */
export type OnScores = (scores: Int16Array) => void;

const FAINTEST = Math.exp(-FARTHEST);
