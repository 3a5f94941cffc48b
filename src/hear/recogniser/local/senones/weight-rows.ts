import type { Floats, Kernels } from '../kernels/kernels.ts';
import type { AcousticModel } from './acoustic-model.ts';
import { SCORE_UNIT } from './weights-file.ts';

/** Senones of one phoneme whose numbers follow each other: they are weighed together. */
export interface Run {
  readonly phone: number;
  /** The number of its first senone. */
  readonly first: number;
  /** How many it weighs, a multiple of four: the last up to three belong to what follows, and weigh nothing. */
  readonly count: number;
  /** In bytes: of the weights of the first density in the first stream. A row of `count` follows the other, stream after stream. */
  readonly address: number;
}

/** Mixture weights as the kernel `senoneCosts` reads them, run after run of the senones. */
export function weightRows(kernels: Kernels, { definition, weights }: AcousticModel): readonly Run[] {
  const { streams, densities, stride, values } = weights;
  return runsOf(definition.phoneOf).map(({ phone, first, last }) => {
    const senones = last - first + 1;
    const count = Math.ceil(senones / 4) * 4;
    const rows = kernels.floats(streams * densities * count);
    fill(rows, count, values.subarray(first), stride, senones);
    return { phone, first, count, address: rows.byteOffset };
  });
}

function runsOf(
  phoneOf: Uint16Array,
): readonly { readonly phone: number; readonly first: number; readonly last: number }[] {
  const ends = Array.from(phoneOf.keys()).filter((senone) => phoneOf[senone] !== phoneOf[senone + 1]);
  return ends.map((last, index) => ({ phone: phoneOf[last] ?? 0, first: (ends[index - 1] ?? -1) + 1, last }));
}

/** `values` begin with those of the first senone in the first row. */
function fill(rows: Floats, count: number, values: Uint8Array, stride: number, senones: number): void {
  for (let to = 0, from = 0; to < rows.length; to += count, from += stride) {
    for (let senone = 0; senone < senones; senone += 1) {
      rows[to + senone] = weightOf[values[from + senone] ?? 0] ?? 0;
    }
  }
}

const weightOf = Float32Array.from({ length: 256 }, (_, log) => Math.exp(-log * SCORE_UNIT));
