import { WilcoError } from '../../core/error.ts';
import { TemplateFault } from './template-fault.ts';

/** The way to a part of a definition: "intents", "start", "data", 0, "sentences", 2. */
export type DefinitionPath = readonly (string | number)[];

/** Where a part of a definition stands in its file. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  /** Of the text's first character, after an opening quote. */
  readonly column: number;
}

/** Finds the place of a part; undefined when the definition did not come from a file. */
export type Locate = (path: DefinitionPath) => Place | undefined;

/** Runs `work`; what is wrong in the template it handles becomes a WilcoError `bad_template` with its place. */
export function atPlace<T>(path: DefinitionPath, locate: Locate, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof TemplateFault)) throw thrown;
    throw badTemplate(path, locate, thrown.message, thrown.offset);
  }
}

/** The error for a fault `offset` characters into the part at `path`. */
export function badTemplate(path: DefinitionPath, locate: Locate, what: string, offset = 0): WilcoError {
  const place = locate(path);
  const where =
    place === undefined
      ? `${readablePath(path)}, character ${offset + 1}`
      : `${place.file}:${place.line}:${place.column + offset}`;
  return new WilcoError({
    code: 'bad_template',
    message: `${where}: ${what}.`,
    hint: 'Correct the sentence there. The notation: [optional] (either|or) (any;order) {list} {list:slot} <rule>.',
  });
}

function readablePath(path: DefinitionPath): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}
