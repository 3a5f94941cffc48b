import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sayableWords } from './text/sayable.ts';

/** Words of the person's own, from the config. */
export interface OwnWords {
  readonly words: readonly string[];
  /** How a word is said, where no dictionary knows: "kubectl" → "cube control". */
  readonly spoken: ReadonlyMap<string, string>;
  /** As a recogniser writes it → as it shall be written: "get hub" → "GitHub". */
  readonly replace?: ReadonlyMap<string, string>;
}

/** What free text may consist of when the local recogniser hears it, and how it is written. Never changed once made. */
export interface Vocabulary {
  /** One or more plain words each. */
  readonly words: readonly string[];
  /** As they shall be spelled. */
  readonly phrases: readonly string[];
  readonly spoken: ReadonlyMap<string, string>;
  /** How a word of the grammar is written, where that differs: "ks" for "k8s". */
  readonly written: ReadonlyMap<string, string>;
  /** As heard → as it shall be written: what is `spoken`, the other way round, and the person's own. */
  readonly replacements: ReadonlyMap<string, string>;
  /** Of what it was made. */
  readonly software: readonly string[];
  readonly own: OwnWords;
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
  const replacements = new Map([...spoken].map(([word, reading]) => [reading, word]));
  const written = new Map<string, string>();
  for (const word of own.words) if (!own.spoken.has(word)) words.add(word);
  for (const [word, reading] of own.spoken) {
    if (!isSame(word, reading)) replacements.set(reading, word);
    const plain = onePlainWord(word);
    if (plain === '') continue;
    words.add(plain);
    spoken.set(plain, reading);
    if (plain !== word) written.set(plain, word);
  }
  for (const [heard, word] of own.replace ?? []) replacements.set(heard, word);
  const sayable = [...words].filter((word) => sayableWords(word).length > 0);
  const phrases = [...new Set([...own.words, ...own.spoken.keys(), ...(own.replace?.values() ?? [])])];
  return { words: sayable, phrases, spoken, written, replacements, software: softwareWords, own };
}

/**
 * The vocabulary with one more word of the person's own. `spoken` is how it is said, where that is not plain; a word that
 * is known is written in the new way, and keeps its reading unless there is a new one. A blank word changes nothing.
 */
export function withWord(vocabulary: Vocabulary, word: string, spoken?: string): Vocabulary {
  const { own } = vocabulary;
  const added = word.trim();
  if (added === '') return vocabulary;
  const known = [...own.spoken].find(([one]) => isSame(one, added))?.[1];
  const reading = spoken?.trim() || known;
  const others = [...own.spoken].filter(([one]) => !isSame(one, added));
  return makeVocabulary(vocabulary.software, {
    ...own,
    words: [...own.words.filter((one) => !isSame(one, added)), added],
    spoken: new Map(reading === undefined ? others : [...others, [added, reading]]),
  });
}

/** The vocabulary without a word of the person's own, whatever its case; the same object when it is none. */
export function withoutWord(vocabulary: Vocabulary, word: string): Vocabulary {
  const { words, spoken, replace = new Map() } = vocabulary.own;
  const isOther = (one: string): boolean => !isSame(one, word.trim());
  const written = [...words, ...spoken.keys(), ...replace.values()];
  if (written.every(isOther)) return vocabulary;
  return makeVocabulary(vocabulary.software, {
    words: words.filter(isOther),
    spoken: new Map([...spoken].filter(([one]) => isOther(one))),
    replace: new Map([...replace].filter(([, one]) => isOther(one))),
  });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A word with a reading of its own is one word in the grammar, whatever signs it holds. */
function onePlainWord(word: string): string {
  return word.toLowerCase().replace(/[^a-z]/g, '');
}
