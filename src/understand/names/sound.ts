import { distance } from 'fastest-levenshtein';
import { wordSound } from './word-sound.ts';

/** How some words in a row sound. */
export interface Sound {
  readonly letters: string;
  readonly stem: string;
  readonly fine: string;
  readonly anyVowels: string;
  readonly codes: readonly [string, string];
}

export function soundOf(words: readonly string[]): Sound {
  let stem = '';
  let fine = '';
  let anyVowels = '';
  let first = '';
  let second = '';
  for (const word of words) {
    const sound = wordSound(word);
    stem += sound.stem;
    fine += sound.fine;
    anyVowels += sound.anyVowels;
    first += sound.codes[0];
    second += sound.codes[1];
  }
  return { letters: words.join(''), stem, fine, anyVowels, codes: [consonants(first), consonants(second)] };
}

/**
 * How much two sound or are spelled alike: 1 is the same letters, 0 anything below `least`. Weights and deductions were
 * found with the tables of manglings and of other words that the tests have.
 */
export function soundLikeness(one: Sound, other: Sound, least: number): number {
  if (one.letters === other.letters) return 1;
  if (one.stem === other.stem) return SAME_STEM;
  const sum = heardAlike(one, other, least);
  return sum < OTHER_END && OTHER_END >= least && isOtherEnd(one.letters, other.letters) ? OTHER_END : sum;
}

function heardAlike(one: Sound, other: Sound, least: number): number {
  const fine = similarity(one.fine, other.fine);
  if (FINE * fine + ANY_VOWELS + CODE < least) return 0;
  const vowels = similarity(one.anyVowels, other.anyVowels);
  if (FINE * fine + ANY_VOWELS * vowels + CODE < least) return 0;
  const off = (sameBegin(one, other) ? 0 : OTHER_BEGIN) + (otherOnlyVowel(one, other) ? OTHER_VOWEL : 0);
  const sum = FINE * fine + ANY_VOWELS * vowels + CODE * (codeSimilarity(one, other) ?? vowels) - off;
  return sum < least ? 0 : Math.min(sum, MOST);
}

/** What is not the same letters is a little less than the same. */
const MOST = 0.99;
/** The same but for the endings: "tests" for "test". */
const SAME_STEM = 0.92;
/** The same but for a last sound that is made alike: "wet" for "web". Too little alone; a name's other words may do. */
const OTHER_END = 0.76;
/** How much each comparison counts; together 1. */
const FINE = 0.45;
const ANY_VOWELS = 0.2;
const CODE = 0.35;
/** Off for another sound at the begin, and for another vowel where there is but one. */
const OTHER_BEGIN = 0.08;
const OTHER_VOWEL = 0.12;

function isOtherEnd(one: string, other: string): boolean {
  if (one.length < 3 || one.length !== other.length || !one.startsWith(other.slice(0, -1))) return false;
  return MADE_ALIKE.some((sounds) => sounds.includes(one.slice(-1)) && sounds.includes(other.slice(-1)));
}

/** Stops and nasals, of which the end is hardly heard. */
const MADE_ALIKE = ['bdgkpt', 'mn'];

/** Without vowels but for a first one. */
function consonants(code: string): string {
  return code.slice(0, 1) + code.slice(1).replaceAll('A', '');
}

/** Undefined where one has no code, as names in letters that English has not. */
function codeSimilarity({ codes: [a, b] }: Sound, { codes: [c, d] }: Sound): number | undefined {
  if (a === '' || c === '') return undefined;
  const first = similarity(a, c);
  if (first === 1 || (a === b && c === d)) return first;
  return Math.max(first, similarity(a, d), similarity(b, c), similarity(b, d));
}

function sameBegin({ codes: [a, b] }: Sound, { codes: [c, d] }: Sound): boolean {
  return a[0] === c[0] || a[0] === d[0] || b[0] === c[0] || b[0] === d[0];
}

function otherOnlyVowel(one: Sound, other: Sound): boolean {
  const vowels = one.fine.match(VOWELS) ?? [];
  const others = other.fine.match(VOWELS) ?? [];
  return vowels.length === 1 && others.length === 1 && vowels[0] !== others[0];
}

const VOWELS = /[aeiou]+/g;

function similarity(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 1 : 1 - distance(one, other) / longest;
}
