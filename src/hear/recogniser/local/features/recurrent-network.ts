import type { Floats, Kernels } from '../kernels/kernels.ts';
import { Affine, type Layer } from './affine.ts';
import { GatedMemory, type MemoryLayers } from './gated-memory.ts';

export interface NetworkLayers {
  readonly opening: Layer;
  /** Hears what comes out of the opening. */
  readonly memory: MemoryLayers;
  /** From what is remembered and what comes out of the opening, in this order. */
  readonly closing: Layer;
}

/** A small neural network that hears frame after frame and remembers: what both of Wilco's are. */
export class RecurrentNetwork {
  /** Of the frame that was heard last: what is remembered, then what came out of the opening. */
  readonly hidden: Floats;
  readonly #opening: Affine;
  readonly #opened: Floats;
  readonly #memory: GatedMemory;
  readonly #closing: Affine;

  /** `input`: where the frame is put before each {@link step}. */
  constructor(kernels: Kernels, { opening, memory, closing }: NetworkLayers, input: Floats) {
    const units = memory.remembered.bias.length / 3;
    this.hidden = kernels.floats(units + opening.bias.length);
    this.#opening = new Affine(kernels, opening, input);
    this.#opened = this.hidden.subarray(units);
    this.#memory = new GatedMemory(kernels, memory, this.#opened, this.hidden.subarray(0, units));
    this.#closing = new Affine(kernels, closing, this.hidden);
  }

  /** What comes out of the closing. */
  get output(): Floats {
    return this.#closing.output;
  }

  /** A new stream begins. */
  reset(): void {
    this.#memory.reset();
  }

  step(): void {
    this.#opening.apply();
    const { output } = this.#opening;
    for (let at = 0; at < output.length; at += 1) this.#opened[at] = Math.tanh(output[at] ?? 0);
    this.#memory.step();
    this.#closing.apply();
  }
}
