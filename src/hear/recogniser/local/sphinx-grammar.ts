import { readMemoryInC } from './c-files.ts';
import { fsgText } from './network/fsg-text.ts';
import { readJsgf } from './network/read-jsgf.ts';
import { smallestNetwork } from './network/smallest-network.ts';
import { wordNetwork } from './network/word-network.ts';
import type { Generation, Library, Pointer } from './sphinx-library.ts';

/** The weight of the grammar's probabilities against the sound's; the library's own default. */
export const LANGUAGE_WEIGHT = 6.5;

const POINTER = 'void *';

/**
 * The function that gives a decoder a search for a JSGF grammar; below 0 when the grammar cannot be read or holds an
 * unknown word. The library's own `ps_set_jsgf_string` makes three times as many states, each of which costs in every
 * frame, and loses the parsed grammar and the replaced search, 0.65 MB for each change of the hints (generation 3,
 * measured).
 */
export function grammarSetter(
  library: Library,
  base: Library,
  generation: Generation,
): (decoder: Pointer, name: string, jsgf: string) => number {
  const read: (file: Pointer, logarithms: Pointer, weight: number) => Pointer = base.func('fsg_model_read', POINTER, [
    POINTER,
    POINTER,
    'float',
  ]);
  const freeModel: (model: Pointer) => number = base.func('fsg_model_free', 'int', [POINTER]);
  const logarithms: (decoder: Pointer) => Pointer = library.func('ps_get_logmath', POINTER, [POINTER]);
  const [setName, removeName] =
    generation === 3 ? ['ps_set_fsg', 'ps_unset_search'] : ['ps_add_fsg', 'ps_remove_search'];
  const set: (decoder: Pointer, name: string, model: Pointer) => number = library.func(setName, 'int', [
    POINTER,
    'str',
    POINTER,
  ]);
  const remove: (decoder: Pointer, name: string) => number = library.func(removeName, 'int', [POINTER, 'str']);
  return (decoder, name, jsgf) => {
    const grammar = readJsgf(jsgf);
    if (grammar === undefined) return -1;
    const text = Buffer.from(fsgText(smallestNetwork(wordNetwork(grammar))));
    const model = readMemoryInC(text, (file) => read(file, logarithms(decoder), LANGUAGE_WEIGHT)) ?? null;
    if (model === null) return -1;
    remove(decoder, name);
    const outcome = set(decoder, name, model);
    freeModel(model);
    return outcome;
  };
}
