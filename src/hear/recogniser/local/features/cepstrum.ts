import { BANDS, CEPSTRA, LIFTER } from './shape.ts';

/** The cepstra of a frame: the cosine transform of its mel bands, its higher parts raised, as sphinxbase has it (-transform dct). */
export function cepstrumOf(bands: Float32Array, into: Float32Array): void {
  for (let index = 0; index < CEPSTRA; index += 1) {
    const row = index * BANDS;
    let sum = 0;
    for (let band = 0; band < BANDS; band += 1) sum += (bands[band] ?? 0) * (transform[row + band] ?? 0);
    into[index] = sum;
  }
}

const transform = Float64Array.from({ length: CEPSTRA * BANDS }, (_, at) => {
  const index = Math.floor(at / BANDS);
  const scale = Math.sqrt((index === 0 ? 1 : 2) / BANDS);
  const raised = 1 + (LIFTER / 2) * Math.sin((Math.PI * index) / LIFTER);
  return scale * raised * Math.cos((Math.PI * index * ((at % BANDS) + 0.5)) / BANDS);
});
