import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import koffi from 'koffi';
import type { LoadedLibrary, Pointer } from '../../recogniser/local/sphinx-library.ts';

/** Name of the search in its decoder. */
const SEARCH = 'wake';

/** What spotting needs of libpocketsphinx besides what recognising does. */
export interface KeyphraseSearch {
  /**
   * Makes the search for the phrases the active one; `threshold` as the library has it (1e-50), the smaller the looser.
   * False when a word has no pronunciation. "wilco(2)" is the second pronunciation of a word: the library would try
   * the first one only.
   */
  use(decoder: Pointer, phrases: readonly string[], threshold: number): boolean;
  /** Before an utterance: frames are counted from here. Without it they are counted over all utterances, and not exactly. */
  startStream(decoder: Pointer): void;
}

/** The functions by the names that they have in either generation (pocketsphinx.h of 3; pocketsphinx/search.h of 5). */
export function keyphraseSearch(library: LoadedLibrary): KeyphraseSearch {
  const loaded = koffi.load(library.path);
  const set = loaded.func(library.generation === 3 ? 'ps_set_kws' : 'ps_add_kws', 'int', ['void *', 'str', 'str']);
  const startStream = loaded.func('ps_start_stream', 'int', ['void *']);
  return {
    use: (decoder, phrases, threshold) =>
      withFile(
        phrases.map((phrase) => `${phrase} /${threshold}/\n`).join(''),
        (file) => set(decoder, SEARCH, file) >= 0 && library.activate(decoder, SEARCH) >= 0,
      ),
    startStream: (decoder) => void startStream(decoder),
  };
}

/** The library takes several phrases from a file only. */
function withFile<T>(text: string, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'wilco-wake-'));
  try {
    const file = join(folder, 'phrases');
    writeFileSync(file, text);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
