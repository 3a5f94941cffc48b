import type { DenoiserWeights } from '../../../../../src/hear/recogniser/local/features/denoiser.ts';
import { type Networks, parseNetworks } from '../../../../../src/hear/recogniser/local/features/networks-file.ts';
import { fixture } from '../fixtures.ts';

/** A network of few units with random weights, and what PyTorch made of the first so many of the frames with it. */
export const tiny = fixture<{
  readonly header: Readonly<Record<string, number>>;
  readonly numbers: readonly number[];
  readonly frames: readonly (readonly number[])[];
  readonly clean: Readonly<Record<string, readonly (readonly number[])[]>>;
}>('features/tiny-denoiser.json');

/** Another one beside it, that guesses at four phonemes, and what PyTorch makes of frame after frame with it. */
export const tinyPhonemes = fixture<{
  readonly header: Readonly<Record<string, unknown>>;
  readonly numbers: readonly number[];
  readonly inputs: readonly (readonly number[])[];
  readonly guesses: readonly (readonly number[])[];
}>('features/tiny-phonemes.json');

export const tinyHeader = { ...tiny.header, format: 2, phonemes: tinyPhonemes.header };
export const tinyNumbers = [...tiny.numbers, ...tinyPhonemes.numbers];

/** As a file holds them. */
export function networksFile(header: object = tinyHeader, numbers: readonly number[] = tinyNumbers): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), Buffer.from(Float32Array.from(numbers).buffer)]);
}

export function tinyNetworks(header: object = tinyHeader): Networks {
  const networks = parseNetworks(networksFile(header));
  if (networks === undefined) throw new Error('the fixture is damaged');
  return networks;
}

export function tinyDenoiser(): DenoiserWeights {
  return tinyNetworks().denoiser;
}
