import type { AcousticModel } from '../../../../../src/hear/recogniser/local/senones/acoustic-model.ts';

/** As the tiny networks call them. */
const PHONES = ['+NSN+', 'AA', 'B', 'SIL'];

const [STREAMS, DENSITIES, DIMENSIONS] = [3, 8, 13] as const;

/** Whose senones these are: runs of one, of four, and of others that do not fill a block of four. */
const PHONE_OF = Uint16Array.of(0, 1, 2, 3, 3, 1, 1, 2, 2, 2, 2, 1, 1, 1, 1, 1);

/** Four phonemes, eight densities in each of three streams, sixteen senones; the numbers are as good as random. */
export function tinyModel(phones: readonly string[] = PHONES): AcousticModel {
  const count = phones.length * STREAMS * DENSITIES * DIMENSIONS;
  const gaussians = (number: (at: number) => number) => ({
    codebooks: phones.length,
    streams: STREAMS,
    densities: DENSITIES,
    dimensions: DIMENSIONS,
    values: Float32Array.from({ length: count }, (_, at) => number(at)),
  });
  const senones = PHONE_OF.length;
  return {
    definition: { phones, senones, phoneOf: PHONE_OF },
    means: gaussians((at) => 2 * Math.sin(at * at)),
    variances: gaussians((at) => 1 + Math.sin(at) ** 2),
    weights: {
      streams: STREAMS,
      densities: DENSITIES,
      stride: senones + 1,
      values: Uint8Array.from({ length: STREAMS * DENSITIES * (senones + 1) }, (_, at) => (at * 37) % 120),
    },
  };
}
