import { SoundIndex } from '../names/sound-index.ts';
import { tokenise } from '../text/tokens.ts';
import { EMPTY_WORDS, NEGATIONS } from './english-words.ts';
import { signsIn } from './signs.ts';
import { wordStem } from './word-stem.ts';

/** What a person said, ready to be compared with what a model says that it says. */
export interface SpokenWords {
  /** As templates compare them: lower case, numbers as digits, contractions in full. */
  readonly words: readonly string[];
  /** The stem of each. */
  readonly stems: readonly string[];
  /** Whether the word at that place stood between quotation marks: it is then talked about, not said. */
  readonly quoted: readonly boolean[];
  /** Every word, its stem, and up to four words run together. */
  readonly forms: ReadonlySet<string>;
  /** What stands between the words. */
  readonly signs: ReadonlySet<string>;
}

/** Wants a text that `tokenise` reads as a whole. */
export function spokenWords(text: string): SpokenWords {
  const tokens = tokenise(text);
  const quotes = [...text.matchAll(/"[^"]*"|“[^”]*”|«[^»]*»|`[^`]*`/g)];
  const words = tokens.map((token) => token.text);
  return {
    words,
    stems: words.map(wordStem),
    quoted: tokens.map(({ start }) =>
      quotes.some((quote) => start >= quote.index && start < quote.index + quote[0].length),
    ),
    forms: new Set(words.flatMap((word, at) => [word, wordStem(word), ...runs(words, at)])),
    signs: new Set(signsIn(text)),
  };
}

/**
 * Whether every telling word of `text` was said, in any inflection and order, and each "not" as it is; and every sign in
 * it but ordinary punctuation, for a sign that nobody sees can be an order too. A text without a telling word was not.
 */
export function isSaid(text: string, spoken: SpokenWords): boolean {
  return hasSaidWords(text, spoken) && signsIn(text).every((sign) => ORDINARY.test(sign) || spoken.signs.has(sign));
}

/** What every keyboard writes, and what programs make of it. */
const ORDINARY = /^[!-~‘’“”«»–—…]$/;

function hasSaidWords(text: string, { words: said, forms }: SpokenWords): boolean {
  const words = tokenise(text).map((token) => token.text);
  const told = words.map((word) => EMPTY_WORDS.has(word) || forms.has(word) || forms.has(wordStem(word)));
  for (const at of words.keys()) {
    const run = runs(words, at).findIndex((letters) => forms.has(letters));
    if (run !== -1) told.fill(true, at, at + run + 2);
  }
  const isTold = (word: string, at: number) => (NEGATIONS.has(word) ? said.includes(word) : told[at] === true);
  return words.every(isTold) && words.some((word) => !EMPTY_WORDS.has(word));
}

/** The same for a name that is known: what only sounds or is spelled like it counts too ("off" for auth). */
export function isNamed(name: string, spoken: SpokenWords): boolean {
  if (hasSaidWords(name, spoken)) return true;
  const sound = new SoundIndex([{ words: tokenise(name).map((token) => token.text), value: name }]);
  return spoken.words.some((_word, at) =>
    [1, 2, 3, 4].some((count) => sound.find(spoken.words.slice(at, at + count)).length > 0),
  );
}

/** Whether each "not" that was said of a word of `text` is in it too. */
export function keepsNegations(text: string, { words }: SpokenWords): boolean {
  const written = tokenise(text).map((token) => token.text);
  const stems = new Set(written.map(wordStem));
  const negated = words.filter((word, at) => {
    if (!NEGATIONS.has(word)) return false;
    const next = words.slice(at + 1).find((later) => !EMPTY_WORDS.has(later));
    return next !== undefined && stems.has(wordStem(next));
  });
  return negated.length <= written.filter((word) => NEGATIONS.has(word)).length;
}

/** Whether one of the words or phrases was said, anywhere. */
export function saysAny(phrases: readonly string[], { words }: SpokenWords): boolean {
  return words.some((_word, at) => phrases.some((phrase) => standsAt(words, at, phrase)));
}

/**
 * Whether one of the words or phrases was said as an order: not in quotation marks, not after a "not", and not as a part
 * of the texts in `taken`, which mean something else ("add a test for the cancel button").
 */
export function isOrdered(phrases: readonly string[], taken: readonly string[], spoken: SpokenWords): boolean {
  const { words, stems, quoted } = spoken;
  const free = quoted.map((isQuoted) => !isQuoted);
  for (const text of taken)
    takeFrom(
      free,
      stems,
      tokenise(text).map((token) => token.text),
    );
  return words.some((_word, at) => {
    if ([at - 1, at - 2, at - 3].some((before) => negates(words, before))) return false;
    return phrases.some((phrase) => {
      const end = at + phrase.split(' ').length;
      return standsAt(words, at, phrase) && free.slice(at, end).every(Boolean);
    });
  });
}

/** "Why not cancel it" and "can't you cancel it" are orders. */
function negates(words: readonly string[], at: number): boolean {
  if (!NEGATIONS.has(words[at] ?? '')) return false;
  return words[at - 1] !== 'why' && words[at + 1] !== 'you' && words[at + 1] !== 'we';
}

function standsAt(words: readonly string[], at: number, phrase: string): boolean {
  return phrase.split(' ').every((word, place) => words[at + place] === word);
}

/** Marks the words as taken where they stand in this order, the last such place first: orders come before their text. */
function takeFrom(free: boolean[], stems: readonly string[], text: readonly string[]): void {
  let before = stems.length;
  for (const word of text.toReversed()) {
    const stem = wordStem(word);
    const at = stems.findLastIndex((said, place) => place < before && free[place] === true && said === stem);
    if (at === -1) continue;
    free[at] = false;
    before = at;
  }
}

/** The words from `at` on run together: two of them, three, four. "a p i" → ap, api. */
function runs(words: readonly string[], at: number): readonly string[] {
  return [2, 3, 4].filter((count) => at + count <= words.length).map((count) => words.slice(at, at + count).join(''));
}
