import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modelMissing } from './models-error.ts';

/** A model that the sherpa-onnx project publishes, as `assets/models.json` describes it. */
export interface CatalogueModel {
  /** Short; what the folder is called and what the config names. */
  readonly name: string;
  readonly about: string;
  /** Its file below the release's address. */
  readonly archive: string;
  readonly kind: string;
  /** ISO 639-1 codes, or "many". */
  readonly languages: readonly string[];
  /** Of the archive. */
  readonly bytes: number;
  /** Of the archive; undefined where it is not publicly known. */
  readonly sha256?: string;
  readonly licence: string;
}

export interface Catalogue {
  /** The address below which the archives lie; ends with "/". */
  readonly release: string;
  readonly models: readonly CatalogueModel[];
}

/** The catalogue that comes with the package. */
export function readCatalogue(): Catalogue {
  return JSON.parse(readFileSync(fileURLToPath(new URL('../../assets/models.json', import.meta.url)), 'utf8'));
}

/**
 * A name that is one plain folder's: throws `model_missing` for one with a slash, a leading dot or other signs, so that
 * nothing outside the models' folder is ever meant.
 */
export function assertModelName(name: string): void {
  if (/^[\p{L}\p{N}][\p{L}\p{N}._+-]{0,99}$/u.test(name)) return;
  throw modelMissing(`"${name}" is no name of a model.`, 'See which there are: wilco models list');
}

/** The folder of the model of that name, there or not. Throws `model_missing` for what is no name. */
export function modelFolder(modelsDir: string, name: string): string {
  assertModelName(name);
  return join(modelsDir, name);
}
