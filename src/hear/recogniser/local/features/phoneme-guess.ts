import type { Floats, Kernels } from '../kernels/kernels.ts';
import { type NetworkLayers, RecurrentNetwork } from './recurrent-network.ts';

/** States of a phoneme: its beginning, its middle and its end. */
const STATES = 3;

/** What no training weighs. */
export interface PhonemeFacts {
  /** As the acoustic model calls them, noises among them. */
  readonly names: readonly string[];
  /** Which of them each takes its guess from: itself, but for noises, which are as likely as silence. */
  readonly takenFrom: readonly number[];
  /** For each, a natural logarithm: what is taken off its guess because it is common (its prior). */
  readonly offsets: readonly number[];
  /** What the guesses are multiplied with. */
  readonly strength: number;
  /** No guess is less likely: a natural logarithm. */
  readonly floor: number;
  /** What the acoustic model's own scores are multiplied with beside them. */
  readonly modelWeight: number;
}

/** The network hears the cepstra around a frame and what the denoiser makes of it; the closing are the states of each phoneme. */
export interface PhonemeWeights extends PhonemeFacts, NetworkLayers {}

/**
 * Guesses which phoneme a frame is part of: a second, small recurrent network beside the denoiser, which uses what that
 * one remembers. It sees more frames at once than the acoustic model does, and knows noise.
 */
export class PhonemeGuess {
  /** Of each phoneme: how much likelier the frame makes it (its posterior over its prior), a natural logarithm. */
  readonly guesses: Float32Array;
  readonly #facts: PhonemeFacts;
  readonly #shares: Float64Array;
  /** What is put in, whose parts lie elsewhere. */
  readonly #parts: readonly Floats[];
  readonly #input: Floats;
  readonly #network: RecurrentNetwork;

  /** `parts`: where the cepstra around the frame are, and what the denoiser makes of it. */
  constructor(kernels: Kernels, { opening, memory, closing, ...facts }: PhonemeWeights, parts: readonly Floats[]) {
    this.guesses = new Float32Array(facts.names.length);
    this.#facts = facts;
    this.#shares = new Float64Array(facts.names.length);
    this.#parts = parts;
    this.#input = kernels.floats(parts.reduce((sum, part) => sum + part.length, 0));
    this.#network = new RecurrentNetwork(kernels, { opening, memory, closing }, this.#input);
  }

  /** A new stream begins. */
  reset(): void {
    this.#network.reset();
  }

  /** The next frame. */
  guess(): void {
    let at = 0;
    for (const part of this.#parts) {
      this.#input.set(part, at);
      at += part.length;
    }
    this.#network.step();
    this.#findShares(this.#network.output);
    const { takenFrom, offsets, strength, floor } = this.#facts;
    for (let phoneme = 0; phoneme < this.guesses.length; phoneme += 1) {
      const likely = Math.max(floor, Math.log(this.#shares[takenFrom[phoneme] ?? phoneme] ?? 0));
      this.guesses[phoneme] = strength * (likely - (offsets[phoneme] ?? 0));
    }
  }

  /** Of all phonemes, from what their states come to. */
  #findShares(states: Floats): void {
    const shares = this.#shares;
    const most = states.reduce((a, b) => Math.max(a, b));
    let all = 0;
    shares.fill(0);
    for (let state = 0; state < states.length; state += 1) {
      const likely = Math.exp((states[state] ?? 0) - most);
      const phoneme = Math.floor(state / STATES);
      shares[phoneme] = (shares[phoneme] ?? 0) + likely;
      all += likely;
    }
    for (let phoneme = 0; phoneme < shares.length; phoneme += 1) shares[phoneme] = (shares[phoneme] ?? 0) / all;
  }
}
