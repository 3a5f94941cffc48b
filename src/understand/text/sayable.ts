import { numberInWords, ordinalInWords } from './number-words.ts';

/**
 * How a name is said, as plain lower-case words: "my-api_v2" → "my api v two", "fooBar" → "foo bar". Letters that
 * English has not lose their accents; what cannot be said is left out, so the result may be empty. An apostrophe
 * inside a word stays, for dictionaries have "what's".
 */
export function sayableWords(name: string): readonly string[] {
  return splitName(name)
    .flatMap(partInWords)
    .filter((word) => word !== '');
}

/** A name's parts in lower case, numbers as digits: "my-api_v2" → my, api, v, 2; "fooBar" → foo, bar; "2nd" stays. */
export function splitName(name: string): readonly string[] {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('’', "'")
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase();
  return plain.match(/[a-z]+(?:'[a-z]+)*|\d+(?:st|nd|rd|th)(?![a-z\d])|\d+/g) ?? [];
}

function partInWords(part: string): readonly string[] {
  if (!/^\d/.test(part)) return [part];
  return /\d$/.test(part) ? numberInWords(Number(part)).split(' ') : ordinalInWords(Number.parseInt(part, 10));
}
