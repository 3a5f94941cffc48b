import type { Floats, Kernels } from '../kernels/kernels.ts';
import type { AcousticModel } from './acoustic-model.ts';
import { SCORE_UNIT } from './weights-file.ts';

/** The senones of one codebook, which are weighed together. */
export interface Block {
  /** The place of its first senone; places are multiples of four where a block begins. */
  readonly first: number;
  /** Places, some at the end without a senone. */
  readonly count: number;
  /** In bytes: of the weights of the first density in the first stream. A row of `count` follows the other, stream after stream. */
  readonly address: number;
}

/** Mixture weights as the kernel `senoneCosts` reads them. */
export interface WeightRows {
  readonly blocks: readonly Block[];
  /** Where each senone's cost is. */
  readonly places: Uint16Array;
  readonly placeCount: number;
}

/** A place without a senone has weights of 0, so that its cost is never the least. */
export function weightRows(kernels: Kernels, { definition, weights }: AcousticModel): WeightRows {
  const { phones, phoneOf, senones } = definition;
  const { streams, densities, stride, values } = weights;
  const counts = new Int32Array(phones);
  for (const phone of phoneOf) counts[phone] = (counts[phone] ?? 0) + 1;
  const blocks: Block[] = [];
  const regions: Floats[] = [];
  let first = 0;
  for (const senonesOfPhone of counts) {
    const count = Math.ceil(senonesOfPhone / 4) * 4;
    const region = kernels.floats(streams * densities * count);
    blocks.push({ first, count, address: region.byteOffset });
    regions.push(region);
    first += count;
  }
  const places = kernels.shorts(senones);
  const filled = new Int32Array(phones);
  for (let senone = 0; senone < senones; senone += 1) {
    const phone = phoneOf[senone] ?? 0;
    const rank = filled[phone] ?? 0;
    filled[phone] = rank + 1;
    places[senone] = (blocks[phone]?.first ?? 0) + rank;
  }
  const likelihoods = Float32Array.from({ length: 256 }, (_, log) => Math.exp(-log * SCORE_UNIT));
  for (let senone = 0; senone < senones; senone += 1) {
    const phone = phoneOf[senone] ?? 0;
    const { first: start = 0, count = 0 } = blocks[phone] ?? {};
    const region = regions[phone] ?? new Float32Array();
    let to = (places[senone] ?? 0) - start;
    for (let from = senone; from < values.length; from += stride) {
      region[to] = likelihoods[values[from] ?? 0] ?? 0;
      to += count;
    }
  }
  return { blocks, places, placeCount: first };
}
