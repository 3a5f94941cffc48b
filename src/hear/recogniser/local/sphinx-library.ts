import { promisify } from 'node:util';
import koffi from 'koffi';
import type { CFile } from './c-files.ts';
import { grammarSetter } from './sphinx-grammar.ts';

/** A C pointer. */
export type Pointer = unknown;

/** Which generation of the library: 3 is the last that stands on sphinxbase, 5 is the one that swallowed it. */
export type Generation = 3 | 5;

export type ParameterValue = string | number | boolean;

/** Decoder parameters by their names without a dash, which are the same in both generations. */
export type Parameters = Readonly<
  Record<string, { readonly type: 'text' | 'integer' | 'real' | 'switch'; readonly value: ParameterValue }>
>;

/** The functions of libpocketsphinx that Wilco uses, of whichever generation. Ints below 0 mean failure. */
export interface SphinxLibrary {
  readonly generation: Generation;
  /** Loads the acoustic model. Null when it cannot be loaded. */
  createDecoder(parameters: Parameters): Pointer;
  addWord(decoder: Pointer, word: string, phones: string, update: number): number;
  /** Adds a search by that name, or replaces it; {@link activate} it before the next utterance. Frees the old one. */
  setGrammar(decoder: Pointer, name: string, jsgf: string): number;
  /** A search that accepts every sequence of phonemes. */
  setPhoneLoop(decoder: Pointer, name: string, languageModel: string | null): number;
  activate(decoder: Pointer, name: string): number;
  startUtterance(decoder: Pointer): number;
  process(decoder: Pointer, samples: Int16Array, count: number, noSearch: number, whole: number): number;
  endUtterance(decoder: Pointer): number;
  /** Decodes the senone scores of a whole utterance in another thread, up to the end of the file. */
  decodeScores(decoder: Pointer, file: CFile): Promise<number>;
  hypothesis(decoder: Pointer, score: [number]): string | null;
  firstSegment(decoder: Pointer): Pointer;
  /** Null after the last one, which also frees the iterator. */
  nextSegment(segment: Pointer): Pointer;
  segmentWord(segment: Pointer): string | null;
  segmentFrames(segment: Pointer, first: [number], last: [number]): void;
  segmentScore(segment: Pointer, acoustic: [number], language: [number], backOff: [number]): number;
}

export type LoadedLibrary = SphinxLibrary & { readonly path: string };

/**
 * Loads libpocketsphinx: the given file, else the system's, of either generation (told apart by what they export).
 * Undefined when there is none that can be loaded.
 */
export function loadSphinx(given: string | undefined): LoadedLibrary | undefined {
  for (const path of given === undefined || given === '' ? systemNames : [given]) {
    const library = tryLoad(path);
    if (library === undefined) continue;
    const create = has(library, 'ps_config_init') ? creatorOfFive(library) : creatorOfThree(library);
    if (create !== undefined) return { ...bind(library, create), path };
  }
  return undefined;
}

const systemNames = ['libpocketsphinx.so.3', 'libpocketsphinx.so.5', 'libpocketsphinx.so.4', 'libpocketsphinx.so'];

export type Library = ReturnType<typeof koffi.load>;

interface Creator {
  readonly generation: Generation;
  /** The library that parses grammars: sphinxbase, or the same. */
  readonly base: Library;
  readonly create: (parameters: Parameters) => Pointer;
}

function tryLoad(path: string): Library | undefined {
  try {
    return koffi.load(path);
  } catch {
    return undefined;
  }
}

function has(library: Library, name: string): boolean {
  try {
    library.func(name, 'void', []);
    return true;
  } catch {
    return false;
  }
}

const POINTER = 'void *';

/** Generation 3: configuration and log belong to libsphinxbase (sphinxbase/cmd_ln.h, sphinxbase/err.h). */
function creatorOfThree(library: Library): Creator | undefined {
  const base = has(library, 'cmd_ln_init') ? library : tryLoad('libsphinxbase.so.3');
  if (base === undefined || !has(library, 'ps_args')) return undefined;
  const silence: (file: null) => void = base.func('err_set_logfp', 'void', [POINTER]);
  const definitions: () => Pointer = library.func('ps_args', POINTER, []);
  const configure = base.func('cmd_ln_init', POINTER, [POINTER, POINTER, 'int', '...']);
  const setText = base.func('cmd_ln_set_str_r', 'void', [POINTER, 'str', 'str']);
  const setInteger = base.func('cmd_ln_set_int_r', 'void', [POINTER, 'str', 'long']);
  const setReal = base.func('cmd_ln_set_float_r', 'void', [POINTER, 'str', 'double']);
  const release = base.func('cmd_ln_free_r', 'int', [POINTER]);
  const init = library.func('ps_init', POINTER, [POINTER]);
  return {
    generation: 3,
    base,
    create(parameters) {
      silence(null);
      const config: Pointer = configure(null, definitions(), 0, 'str', null);
      for (const [name, { type, value }] of Object.entries(parameters)) {
        if (type === 'text') setText(config, `-${name}`, value);
        else if (type === 'real') setReal(config, `-${name}`, value);
        else setInteger(config, `-${name}`, Number(value));
      }
      const decoder: Pointer = init(config);
      release(config);
      return decoder;
    },
  };
}

/** Generation 5: pocketsphinx.h of 5.0. An unknown parameter is refused with null and left out, as it is meant to be. */
function creatorOfFive(library: Library): Creator {
  const silence: (file: null) => void = library.func('err_set_logfp', 'void', [POINTER]);
  const configure: (definitions: null) => Pointer = library.func('ps_config_init', POINTER, [POINTER]);
  const setText = library.func('ps_config_set_str', POINTER, [POINTER, 'str', 'str']);
  const setInteger = library.func('ps_config_set_int', POINTER, [POINTER, 'str', 'long']);
  const setReal = library.func('ps_config_set_float', POINTER, [POINTER, 'str', 'double']);
  const setSwitch = library.func('ps_config_set_bool', POINTER, [POINTER, 'str', 'int']);
  const release = library.func('ps_config_free', 'int', [POINTER]);
  const init = library.func('ps_init', POINTER, [POINTER]);
  const setters = { text: setText, integer: setInteger, real: setReal, switch: setSwitch } as const;
  return {
    generation: 5,
    base: library,
    create(parameters) {
      silence(null);
      const config: Pointer = configure(null);
      for (const [name, { type, value }] of Object.entries(parameters)) {
        setters[type](config, name, type === 'switch' ? Number(value) : value);
      }
      const decoder: Pointer = init(config);
      release(config);
      return decoder;
    },
  };
}

/** The part of the interface that both generations share but for some names (pocketsphinx/search.h). */
function bind(library: Library, { generation, base, create }: Creator): SphinxLibrary {
  const add = generation === 3 ? 'set' : 'add';
  const number = koffi.out(koffi.pointer('int'));
  const decodeScores = library.func('ps_decode_senscr', 'int', [POINTER, POINTER]);
  return {
    generation,
    createDecoder: create,
    addWord: library.func('ps_add_word', 'int', [POINTER, 'str', 'str', 'int']),
    setGrammar: grammarSetter(library, base, generation),
    setPhoneLoop: library.func(`ps_${add}_allphone_file`, 'int', [POINTER, 'str', 'str']),
    activate: library.func(generation === 3 ? 'ps_set_search' : 'ps_activate_search', 'int', [POINTER, 'str']),
    startUtterance: library.func('ps_start_utt', 'int', [POINTER]),
    process: library.func('ps_process_raw', 'int', [POINTER, 'int16 *', 'size_t', 'int', 'int']),
    endUtterance: library.func('ps_end_utt', 'int', [POINTER]),
    decodeScores: promisify(decodeScores.async) as SphinxLibrary['decodeScores'],
    hypothesis: library.func('ps_get_hyp', 'str', [POINTER, number]),
    firstSegment: library.func('ps_seg_iter', POINTER, [POINTER]),
    nextSegment: library.func('ps_seg_next', POINTER, [POINTER]),
    segmentWord: library.func('ps_seg_word', 'str', [POINTER]),
    segmentFrames: library.func('ps_seg_frames', 'void', [POINTER, number, number]),
    segmentScore: library.func('ps_seg_prob', 'int', [POINTER, number, number, number]),
  };
}
