import type { Floats, Kernels } from '../kernels/kernels.ts';
import type { AcousticModel } from './acoustic-model.ts';

/** Densities whose numbers lie side by side. */
const GROUP = 4;

/** No variance counts as less; the library's own (-varfloor). */
const LEAST_VARIANCE = 1e-4;

/** The Gaussian densities as the kernel `bestDensities` reads them, codebook after codebook and in it stream after stream. */
export function densityTable(kernels: Kernels, { means, variances }: AcousticModel): Floats {
  const { codebooks, streams, densities, dimensions } = means;
  const mixtures = codebooks * streams;
  const table = kernels.floats(mixtures * densities * (1 + 2 * dimensions));
  let to = 0;
  for (let group = 0; group < mixtures * densities; group += GROUP) {
    const constants = to;
    to += GROUP;
    const products = [1, 1, 1, 1];
    for (let dimension = 0; dimension < dimensions; dimension += 1) {
      for (let lane = 0; lane < GROUP; lane += 1) {
        const from = (group + lane) * dimensions + dimension;
        const variance = Math.max(variances.values[from] ?? 0, LEAST_VARIANCE);
        const slope = Math.sqrt(0.5 / variance);
        table[to + lane] = slope;
        table[to + GROUP + lane] = slope * (means.values[from] ?? 0);
        products[lane] = (products[lane] ?? 1) * variance;
      }
      to += 2 * GROUP;
    }
    for (let lane = 0; lane < GROUP; lane += 1) table[constants + lane] = -0.5 * Math.log(products[lane] ?? 1);
  }
  return table;
}
