import { readFileSync } from 'node:fs';
import { endianness } from 'node:os';
import { join } from 'node:path';
import { CEPSTRA } from '../features/shape.ts';
import { type Definition, parseDefinition } from './definition-file.ts';
import { type Gaussians, parseGaussians } from './gaussians-file.ts';
import { type MixtureWeights, parseWeights } from './weights-file.ts';

/** A phonetically tied mixture: a codebook of Gaussian densities for each phoneme, and weights of these for each of its senones. */
export interface AcousticModel {
  readonly definition: Definition;
  readonly means: Gaussians;
  readonly variances: Gaussians;
  readonly weights: MixtureWeights;
}

/** The cepstra, their differences, and the differences of these. */
const STREAMS = 3;

/**
 * Undefined when the model is of another kind, or a file is missing or not what it should be; also on a processor whose
 * bytes are in another order than the files'.
 */
export function readAcousticModel(folder: string): AcousticModel | undefined {
  if (endianness() !== 'LE') return undefined;
  const definition = parsed(folder, 'mdef', parseDefinition);
  const means = parsed(folder, 'means', parseGaussians);
  const variances = parsed(folder, 'variances', parseGaussians);
  const weights = parsed(folder, 'sendump', parseWeights);
  if (definition === undefined || means === undefined || variances === undefined || weights === undefined)
    return undefined;
  const same = (['codebooks', 'streams', 'densities', 'dimensions'] as const).every(
    (name) => means[name] === variances[name],
  );
  const tied = means.codebooks === definition.phones.length;
  // What the kernels are made for.
  const fits = means.streams === STREAMS && means.dimensions === CEPSTRA && means.densities % 4 === 0;
  const weighed =
    weights.streams === means.streams && weights.densities === means.densities && weights.stride >= definition.senones;
  return same && tied && fits && weighed ? { definition, means, variances, weights } : undefined;
}

function parsed<T>(folder: string, name: string, parse: (file: Buffer) => T | undefined): T | undefined {
  try {
    return parse(readFileSync(join(folder, name)));
  } catch {
    return undefined;
  }
}
