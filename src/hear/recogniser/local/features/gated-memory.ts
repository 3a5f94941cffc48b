import { affine, type Layer } from './affine.ts';

/** Weights for what comes in and for what is remembered, each for PyTorch's gates: reset, update, new. */
export interface MemoryLayers {
  readonly incoming: Layer;
  readonly remembered: Layer;
}

/** A recurrent layer of gated units, as PyTorch's `nn.GRU` computes it. */
export class GatedMemory {
  /** What it remembers, which is also what comes out of it. */
  readonly state: Float64Array;
  readonly #layers: MemoryLayers;
  readonly #incoming: Float64Array;
  readonly #remembered: Float64Array;

  constructor(layers: MemoryLayers) {
    const gates = layers.incoming.bias.length;
    this.#layers = layers;
    this.#incoming = new Float64Array(gates);
    this.#remembered = new Float64Array(gates);
    this.state = new Float64Array(gates / 3);
  }

  reset(): void {
    this.state.fill(0);
  }

  step(input: Float64Array): void {
    const incoming = this.#incoming;
    const remembered = this.#remembered;
    const state = this.state;
    const units = state.length;
    affine(this.#layers.incoming, input, incoming);
    affine(this.#layers.remembered, state, remembered);
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
