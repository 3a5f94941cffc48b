import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sayableWords } from './text/sayable.ts';

/** Words of the person's own, from the config. */
export interface OwnWords {
  readonly words: readonly string[];
  /** How a word is said, where no dictionary knows: "kubectl" → "cube control". */
  readonly spoken: ReadonlyMap<string, string>;
}

/** What free text may consist of when the local recogniser hears it. */
export interface Vocabulary {
  /** One or more plain words each. */
  readonly words: readonly string[];
  /** As they shall be spelled. */
  readonly phrases: readonly string[];
  readonly spoken: ReadonlyMap<string, string>;
  /** How a word of the grammar is written, where that differs: "ks" for "k8s". */
  readonly written: ReadonlyMap<string, string>;
}

/** The software words that come with the package. */
const SOFTWARE_WORDS = fileURLToPath(new URL('../../assets/vocabulary/software-words.txt', import.meta.url));

/** Reads a list of words: one a line, lines that begin with "#" are comments. */
export function readWordList(file: string = SOFTWARE_WORDS): readonly string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

/** The software words and the person's own together. */
export function makeVocabulary(softwareWords: readonly string[], own: OwnWords): Vocabulary {
  const words = new Set(softwareWords);
  const spoken = new Map([
    ['wilco', 'will co'],
    ['codex', 'code ex'],
  ]);
  const written = new Map<string, string>();
  for (const word of own.words) if (!own.spoken.has(word)) words.add(word);
  for (const [word, reading] of own.spoken) {
    const plain = onePlainWord(word);
    if (plain === '') continue;
    words.add(plain);
    spoken.set(plain, reading);
    if (plain !== word) written.set(plain, word);
  }
  const sayable = [...words].filter((word) => sayableWords(word).length > 0);
  return { words: sayable, phrases: [...new Set([...own.words, ...own.spoken.keys()])], spoken, written };
}

/** A word with a reading of its own is one word in the grammar, whatever signs it holds. */
function onePlainWord(word: string): string {
  return word.toLowerCase().replace(/[^a-z]/g, '');
}
