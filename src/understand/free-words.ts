import { sayableWords } from './text/sayable.ts';

/** Each word more makes the recogniser slower and the others less likely. */
const MOST_OF_CODE = 150;
/** "db" and "fn" are said letter by letter, and fit any sound. */
const SHORTEST = 3;

/**
 * What a prompt may consist of when the local recogniser hears it: the vocabulary, the projects' names, and the words
 * that the current project's identifiers are made of ("getUserToken" → get, user, token), the commonest first.
 */
export function freeWords(
  vocabulary: readonly string[],
  projects: readonly string[],
  identifiers: readonly string[],
): readonly string[] {
  const known = new Set([...vocabulary, ...projects]);
  const ofCode = new Set<string>();
  for (const word of identifiers.flatMap(sayableWords)) {
    if (ofCode.size === MOST_OF_CODE) break;
    if (word.length >= SHORTEST && !known.has(word) && isSaid(word)) ofCode.add(word);
  }
  return [...known, ...ofCode];
}

/** A word has a vowel, and is no hash. */
function isSaid(word: string): boolean {
  return /[aeiouy]/.test(word) && word.length <= 16;
}
