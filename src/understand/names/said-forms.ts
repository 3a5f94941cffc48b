import { nameWords } from './name-words.ts';
import { SPOKEN_TERMS } from './spoken-terms.ts';
import type { HeardForm } from './word-table.ts';

/** How words are said that are not said as they are written: a word as names have it → other words. */
export type OwnSayings = ReadonlyMap<string, readonly string[]>;

/**
 * The words of names, each in every way in which it may be heard. What is said as one may be several words of a name, as
 * "k 8 s" are.
 */
export function heardForms(words: ReadonlySet<string>, own: OwnSayings): readonly HeardForm[] {
  const forms: HeardForm[] = [];
  for (const word of words) {
    const asWritten = [word];
    forms.push({ heard: asWritten, words: asWritten });
  }
  for (const [term, said] of [...own, ...SPOKEN_TERMS]) {
    const parts = nameWords(term);
    if (!parts.every((part) => words.has(part))) continue;
    for (const form of said) forms.push({ heard: form.split(' '), words: parts });
  }
  return forms;
}
