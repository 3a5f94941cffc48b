import type { DenoiserWeights } from '../../../../../src/hear/recogniser/local/features/denoiser.ts';
import { parseDenoiser } from '../../../../../src/hear/recogniser/local/features/denoiser-file.ts';
import { fixture } from '../fixtures.ts';

/** A network of few units with random weights, and what PyTorch made of the first so many of the frames with it. */
export const tiny = fixture<{
  readonly header: Readonly<Record<string, number>>;
  readonly numbers: readonly number[];
  readonly frames: readonly (readonly number[])[];
  readonly clean: Readonly<Record<string, readonly (readonly number[])[]>>;
}>('features/tiny-denoiser.json');

/** As a file holds it. */
export function denoiserFile(header: object = tiny.header, numbers: readonly number[] = tiny.numbers): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), Buffer.from(Float32Array.from(numbers).buffer)]);
}

export function tinyDenoiser(): DenoiserWeights {
  const weights = parseDenoiser(denoiserFile());
  if (weights === undefined) throw new Error('the fixture is damaged');
  return weights;
}
