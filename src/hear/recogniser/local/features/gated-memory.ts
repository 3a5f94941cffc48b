import type { Floats, Kernels } from '../kernels/kernels.ts';
import { Affine, type Layer } from './affine.ts';

/** Weights for what comes in and for what is remembered, each for PyTorch's gates: reset, update, new. */
export interface MemoryLayers {
  readonly incoming: Layer;
  readonly remembered: Layer;
}

/** A recurrent layer of gated units, as PyTorch's `nn.GRU` computes it. */
export class GatedMemory {
  readonly #state: Floats;
  readonly #incoming: Affine;
  readonly #remembered: Affine;

  /** Hears `input`; `state` is what it remembers, one number for each unit, and what comes out of it. */
  constructor(kernels: Kernels, { incoming, remembered }: MemoryLayers, input: Floats, state: Floats) {
    this.#state = state;
    this.#incoming = new Affine(kernels, incoming, input);
    this.#remembered = new Affine(kernels, remembered, state);
  }

  reset(): void {
    this.#state.fill(0);
  }

  step(): void {
    this.#incoming.apply();
    this.#remembered.apply();
    const incoming = this.#incoming.output;
    const remembered = this.#remembered.output;
    const state = this.#state;
    const units = state.length;
    for (let unit = 0; unit < units; unit += 1) {
      const update = unit + units;
      const fresh = update + units;
      const reset = sigmoid((incoming[unit] ?? 0) + (remembered[unit] ?? 0));
      const keep = sigmoid((incoming[update] ?? 0) + (remembered[update] ?? 0));
      const next = Math.tanh((incoming[fresh] ?? 0) + reset * (remembered[fresh] ?? 0));
      state[unit] = (1 - keep) * next + keep * (state[unit] ?? 0);
    }
  }
}

function sigmoid(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}
