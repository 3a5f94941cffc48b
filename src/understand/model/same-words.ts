import { SoundIndex } from '../names/sound-index.ts';
import { tokenise } from '../text/tokens.ts';
import { FILLERS, NEGATIONS, OPENING_FILLERS, SIGN_NAMES } from './english-words.ts';
import { signsIn } from './signs.ts';
import { type WordChange, wordChanges } from './word-diff.ts';
import { wordStem } from './word-stem.ts';

/**
 * Whether `tidy` says what `prompt` says, in the same words: nothing is gone but hesitations, repetitions and false
 * starts, nothing has come but an article, signs of ordinary punctuation, and the spelling of one of `phrases`. A word
 * may have another ending, but no "not" becomes another word.
 */
export function hasSameWords(prompt: string, tidy: string, phrases: readonly string[]): boolean {
  const before = wordsOf(prompt);
  const after = wordsOf(tidy);
  if (after.length === 0 || !hasSameSigns(prompt, without(phrases, tidy), before)) return false;
  const spellings = phrases.map(wordsOf);
  return wordChanges(before, after, isSame).every((change) => {
    const { dropped, added } = change;
    if (dropped.length > 0 && dropped.join('') === added.join('')) return true;
    if (added.every((word) => ARTICLES.has(word))) return isSlip(change, before, tidy);
    return isSpelling(dropped, added, spellings);
  });
}

function isSame(one: string, other: string): boolean {
  return one === other || (![one, other].some((word) => NEGATIONS.has(word)) && wordStem(one) === wordStem(other));
}

const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/** Letters of a word that broke off; longer ones may well be words ("add form formatting"). */
const LONGEST_BROKEN = 3;

function wordsOf(text: string): readonly string[] {
  return tokenise(text).map((token) => token.text);
}

/**
 * What was dropped is no loss: fillers, a word that broke off, what is said once more right behind it, a sign's name, an
 * article beside those or for another one; alone an "a" may be a name ("rename a to b").
 */
function isSlip({ at, dropped, added }: WordChange, before: readonly string[], tidy: string): boolean {
  const next = before.slice(at + dropped.length);
  const told = withoutFillers(dropped, at === 0);
  const left = told.filter((word, place, words) => {
    const sign = SIGN_NAMES.get(word);
    if (sign !== undefined && tidy.includes(sign)) return false;
    const following = [...words.slice(place + 1), ...next].slice(0, 2);
    const isBroken =
      word.length <= LONGEST_BROKEN && following.some((later) => later !== word && later.startsWith(word));
    return !isBroken;
  });
  const telling = withoutArticles(left);
  if (telling.length === 0 && left.length > 0) return added.length > 0 || ARTICLES.has(next[0] ?? '');
  const repeated = withoutArticles(next).slice(0, telling.length);
  return telling.every((word, place) => isSame(word, repeated[place] ?? ''));
}

function withoutArticles(words: readonly string[]): readonly string[] {
  return words.filter((word) => !ARTICLES.has(word));
}

/** `isBegin`: nothing was said before. */
function withoutFillers(words: readonly string[], isBegin: boolean): readonly string[] {
  const left: string[] = [];
  for (let at = 0; at < words.length; ) {
    const fillers = isBegin && left.length === 0 ? OPENING_FILLERS : FILLERS;
    const filler = fillers.find((phrase) => phrase.split(' ').every((word, place) => words[at + place] === word));
    const word = words[at];
    if (filler === undefined && word !== undefined) left.push(word);
    at += filler?.split(' ').length ?? 1;
  }
  return left;
}

/** One of the given phrases, or some of its words, for what sounds like it. */
function isSpelling(
  dropped: readonly string[],
  added: readonly string[],
  spellings: readonly (readonly string[])[],
): boolean {
  const isKnown = spellings.some((words) =>
    words.some((_word, at) => added.every((word, place) => words[at + place] === word)),
  );
  return isKnown && new SoundIndex([{ words: added, value: true }]).find(dropped).length > 0;
}

/** The signs in a phrase are its spelling: "my web" → my-web. */
function without(phrases: readonly string[], text: string): string {
  return phrases.reduce((rest, phrase) => (phrase === '' ? rest : rest.replaceAll(phrase, ' ')), text);
}

/** Ordinary punctuation may come; any other sign must have been there, or have been called by its name. */
function hasSameSigns(prompt: string, tidy: string, before: readonly string[]): boolean {
  const named = before.flatMap((word) => SIGN_NAMES.get(word) ?? []);
  const signs = signsIn(tidy).filter((sign) => !/[.,;:?!'"()’“”]/.test(sign));
  return signs.every((sign) => prompt.includes(sign) || named.includes(sign));
}
