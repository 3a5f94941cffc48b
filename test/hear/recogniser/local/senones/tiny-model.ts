import type { AcousticModel } from '../../../../../src/hear/recogniser/local/senones/acoustic-model.ts';

const [PHONES, STREAMS, DENSITIES, DIMENSIONS] = [2, 3, 8, 13] as const;

/** Whose senones these are: so many that blocks of four are not full. */
const PHONE_OF = Uint16Array.of(0, 1, 1, 0, 1, 1, 1);

/** Two phonemes, eight densities in each of three streams, seven senones; the numbers are as good as random. */
export function tinyModel(): AcousticModel {
  const count = PHONES * STREAMS * DENSITIES * DIMENSIONS;
  const gaussians = (number: (at: number) => number) => ({
    codebooks: PHONES,
    streams: STREAMS,
    densities: DENSITIES,
    dimensions: DIMENSIONS,
    values: Float32Array.from({ length: count }, (_, at) => number(at)),
  });
  const senones = PHONE_OF.length;
  return {
    definition: { phones: PHONES, plainSenones: 2, senones, phoneOf: PHONE_OF },
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
