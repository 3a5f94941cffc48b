import type { Floats, Kernels } from '../kernels/kernels.ts';
import { Affine, type Layer } from './affine.ts';
import { GatedMemory, type MemoryLayers } from './gated-memory.ts';

/** States of a phoneme: its beginning, its middle and its end. */
const STATES = 3;

export interface PhonemeWeights {
  /** In the order of the guesses. */
  readonly names: readonly string[];
  /** How much less the likelihoods of the acoustic model count beside the guesses: a power of them. */
  readonly modelWeight: number;
  /** From the cepstra around a frame and what the denoiser makes of it, in this order. */
  readonly opening: Layer;
  readonly memory: MemoryLayers;
  /** From what is remembered and what comes out of the opening, in this order, to the states of each phoneme. */
  readonly states: Layer;
  /** For each phoneme, natural: what is taken off its guess because it is so common. */
  readonly offsets: Float32Array;
}

/**
 * Guesses which phoneme a frame is part of: a second, small recurrent network beside the denoiser, which uses what that
 * one remembers. It sees more frames at once than the acoustic model does, and knows noise.
 */
export class PhonemeGuess {
  /** Of each phoneme, the natural logarithm of how much likelier it is than its share of all speech lets expect, weighed. */
  readonly guesses: Float32Array;
  readonly #offsets: Float32Array;
  /** What is put in, whose parts lie elsewhere. */
  readonly #parts: readonly Floats[];
  readonly #input: Floats;
  readonly #opening: Affine;
  /** Part of what the states are made of. */
  readonly #opened: Floats;
  readonly #memory: GatedMemory;
  readonly #states: Affine;

  /** `parts`: where the cepstra around the frame are, and what the denoiser makes of it. */
  constructor(kernels: Kernels, { opening, memory, states, offsets }: PhonemeWeights, parts: readonly Floats[]) {
    const units = memory.remembered.bias.length / 3;
    const joined = kernels.floats(units + opening.bias.length);
    this.guesses = new Float32Array(offsets.length);
    this.#offsets = offsets;
    this.#parts = parts;
    this.#input = kernels.floats(parts.reduce((sum, part) => sum + part.length, 0));
    this.#opening = new Affine(kernels, opening, this.#input);
    this.#opened = joined.subarray(units);
    this.#memory = new GatedMemory(kernels, memory, this.#opened, joined.subarray(0, units));
    this.#states = new Affine(kernels, states, joined);
  }

  /** A new stream begins. */
  reset(): void {
    this.#memory.reset();
  }

  /** The next frame. */
  guess(): void {
    let at = 0;
    for (const part of this.#parts) {
      this.#input.set(part, at);
      at += part.length;
    }
    this.#opening.apply();
    const { output } = this.#opening;
    for (let unit = 0; unit < output.length; unit += 1) this.#opened[unit] = Math.tanh(output[unit] ?? 0);
    this.#memory.step();
    this.#states.apply();
    this.#weigh(this.#states.output);
  }

  #weigh(states: Floats): void {
    const most = states.reduce((a, b) => Math.max(a, b));
    let all = 0;
    for (let phoneme = 0; phoneme < this.guesses.length; phoneme += 1) {
      let sum = 0;
      for (let state = phoneme * STATES; state < (phoneme + 1) * STATES; state += 1) {
        sum += Math.exp((states[state] ?? 0) - most);
      }
      this.guesses[phoneme] = sum;
      all += sum;
    }
    for (let phoneme = 0; phoneme < this.guesses.length; phoneme += 1) {
      const share = Math.max(LEAST, (this.guesses[phoneme] ?? 0) / all);
      this.guesses[phoneme] = Math.log(share) - (this.#offsets[phoneme] ?? 0);
    }
  }
}

/** No phoneme is thought less likely. */
const LEAST = 1e-7;
