import type { Floats, Kernels } from '../kernels/kernels.ts';

/** A layer of a neural network: a row of weights and a bias for each number that comes out. */
export interface Layer {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** A layer that weighs `input` into `output`. */
export class Affine {
  readonly output: Floats;
  readonly #kernels: Kernels;
  readonly #weights: Floats;
  readonly #bias: Floats;
  readonly #input: Floats;
  readonly #columns: number;

  /** `input` lies in the memory of the kernels; where its length is no multiple of four, numbers follow it. */
  constructor(kernels: Kernels, { weights, bias }: Layer, input: Floats) {
    const rows = bias.length;
    this.#kernels = kernels;
    this.#input = input;
    this.#columns = Math.ceil(input.length / 4) * 4;
    this.#weights = kernels.floats(rows * this.#columns);
    for (let row = 0; row < rows; row += 1) {
      const from = row * input.length;
      this.#weights.set(weights.subarray(from, from + input.length), row * this.#columns);
    }
    this.#bias = kernels.floats(rows);
    this.#bias.set(bias);
    this.output = kernels.floats(rows);
  }

  apply(): void {
    const { output } = this;
    this.#kernels.run.affine(
      this.#weights.byteOffset,
      this.#bias.byteOffset,
      this.#input.byteOffset,
      output.byteOffset,
      output.length,
      this.#columns,
    );
  }
}
