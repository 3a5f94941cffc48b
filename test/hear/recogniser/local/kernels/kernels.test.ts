import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Affine } from '../../../../../src/hear/recogniser/local/features/affine.ts';
import { Kernels } from '../../../../../src/hear/recogniser/local/kernels/kernels.ts';
import { farthest } from '../fixtures.ts';

/** Numbers between -1 and 1, the same every time. */
function numbers(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, at) => Math.sin(seed + at * at));
}

describe('the kernels', () => {
  test('are what was made of the source beside them', () => {
    const folder = new URL('../../../../../assets/kernels/', import.meta.url);
    const sumOf = (name: string) =>
      createHash('sha256')
        .update(readFileSync(new URL(name, folder)))
        .digest('hex');
    const noted = readFileSync(new URL('made.sha256', folder), 'utf8').trimEnd().split('\n');
    expect(noted).toEqual(['kernels.ts', 'kernels.wasm'].map((name) => `${sumOf(name)}  ${name}`));
  });

  test.each(['/nowhere/kernels.wasm', import.meta.filename])('say that %s is no module of theirs', (path) => {
    expect(() => new Kernels({ path })).toThrow(
      expect.objectContaining({ code: 'recogniser_unavailable', hint: 'Install Wilco again.' }),
    );
  });

  test('give memory of zeros, piece behind piece, up to its end', () => {
    const kernels = new Kernels({ bytes: 65_536 });
    const first = kernels.floats(3);
    const second = kernels.shorts(5);
    expect([...first, ...second]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(second.byteOffset - first.byteOffset).toBe(16);
    expect(() => kernels.floats(16_384)).toThrow('full');
  });

  test.each([
    [1, 1],
    [3, 4],
    [4, 5],
    [9, 25],
    [128, 64],
  ])('weigh into %d numbers what comes as %d', (rows, columns) => {
    const kernels = new Kernels({ bytes: 262_144 });
    const layer = { weights: numbers(rows * columns, 1), bias: numbers(rows, 2) };
    const input = kernels.floats(columns);
    input.set(numbers(columns, 3));
    // What follows the input must not count.
    kernels.floats(4).fill(7);
    const affine = new Affine(kernels, layer, input);
    affine.apply();
    const wanted = Array.from(layer.bias, (bias, row) =>
      input.reduce((sum, number, column) => sum + number * (layer.weights[row * columns + column] ?? 0), bias),
    );
    expect(farthest(affine.output, wanted)).toBeLessThan(1e-4);
  });
});
