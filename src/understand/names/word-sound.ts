import { doubleMetaphone } from 'double-metaphone';
import { letterName } from './letter-names.ts';

/** How a word sounds, coarse and fine. */
export interface WordSound {
  /** Its letters as they sound: "thread" → "frid", "write" → "rit". */
  readonly fine: string;
  /** The same with all vowels made one. */
  readonly anyVowels: string;
  /** Its consonants, and a vowel at its begin, by Double Metaphone: the two ways in which it may be said. */
  readonly codes: readonly [string, string];
  /** Without its ending: "tests", "testing" and "tested" → "test". */
  readonly stem: string;
}

/** The sound of one word in lower case. A single letter sounds as its name. */
export function wordSound(word: string): WordSound {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  const said = letterName(
    word
      .slice(0, LONGEST)
      .normalize('NFD')
      .replace(/\p{M}+/gu, ''),
  );
  const [first, second] = doubleMetaphone(said);
  const fine = fineSound(said);
  const anyVowels = fine.replace(/[aeiou]+/g, 'a');
  const sound: WordSound = { fine, anyVowels, codes: [coarse(first), coarse(second)], stem: stemOf(word) };
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(word, sound);
  return sound;
}

/** What recognisers mix up is made the same: th and f, and all hisses. */
function coarse(code: string): string {
  return code.replaceAll('0', 'F').replaceAll(/[XJ]/g, 'S');
}

/** Names are compared at every sentence and hardly ever change. */
const KNOWN = new Map<string, WordSound>();
const MOST_KNOWN = 20_000;
/** Of longer words the rest is not heard. */
const LONGEST = 40;

function fineSound(word: string): string {
  let sound = word;
  for (const [letters, heard] of LETTERS_TO_SOUNDS) sound = sound.replace(letters, heard);
  return sound;
}

function stemOf(word: string): string {
  const stem = word.replace(/(?<=...)(?:ing|ed|es|s|e)$/, '');
  return stem.replace(/([bdglmnprt])\1$/, '$1');
}

/**
 * English spelling by sound, roughly: enough for what is written differently and sounds alike. Upper case stands for sounds
 * without a letter of their own: C as in "church", S as in "ship".
 */
const LETTERS_TO_SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:k|g|p)(?=n)|^w(?=r)|^p(?=s)|^d(?=j)/g, ''],
  [/queue/g, 'ku'],
  [/wh/g, 'w'],
  [/gue$/g, 'g'],
  [/que$/g, 'k'],
  [/tch|ch/g, 'C'],
  [/sh|[tsc]i(?=o[nu]|a[nl])/g, 'S'],
  [/dge?(?=e)/g, 'j'],
  [/ph|th/g, 'f'],
  [/augh|ough/g, 'o'],
  [/igh/g, 'i'],
  [/gh/g, 'g'],
  [/ck/g, 'k'],
  [/qu/g, 'kw'],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/(?<!^)g(?=[eiy])|^g(?=e[mnosr]|[iy][nma])/g, 'j'],
  [/z/g, 's'],
  [/mb$/g, 'm'],
  [/(?<=[aeiou])h(?![aeiou])/g, ''],
  [/([a-z])\1+/g, '$1$1'],
  [/ee|ea|ie|ei|ey|y$/g, 'i'],
  [/oo|ew|ue|ui/g, 'u'],
  [/au|aw|ou|ow|oa|oe/g, 'o'],
  [/ai|ay/g, 'e'],
  [/(?<=[^aeiou])e$/g, ''],
  [/y/g, 'i'],
  [/([a-z])\1+/gi, '$1'],
];
