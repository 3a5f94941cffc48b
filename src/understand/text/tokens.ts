import { expandContraction } from './contractions.ts';
import { ordinalInWords, readNumberWords } from './number-words.ts';

/** A word as it is compared, and where it stands in the text. */
export interface Token {
  /**
   * Lower case, no punctuation, no invisible signs; numbers as digits ("#2", "２" and "two" are 2), contractions in
   * full, ordinals as words ("2nd" is second), "no. 2" is number, 2; letters and digits apart ("v2" is v, 2).
   */
  readonly text: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Stands for the middle of a very long text; no template's word is this. */
const OPAQUE = '\u0000';

/**
 * Splits a text into the words that templates are compared with. Of a text longer than {@link LONGEST} characters the
 * middle is one {@link OPAQUE} token, which only free text can take, so the work is bounded whatever the length.
 */
export function tokenise(text: string): readonly Token[] {
  if (text.length <= LONGEST) return tokensOf(text, 0);
  const headEnd = cutAtSpace(text, LONGEST / 2, -1);
  const tailStart = cutAtSpace(text, text.length - LONGEST / 2, 1);
  return [
    ...tokensOf(text.slice(0, headEnd), 0),
    { text: OPAQUE, start: headEnd, end: tailStart },
    ...tokensOf(text.slice(tailStart), tailStart),
  ];
}

/** Longest text that is looked at word by word. */
export const LONGEST = 2000;

/** How far from the wanted place a cut looks for white space. */
const CUT_WINDOW = 200;

/** Signs that are not seen and may stand inside a word: soft hyphen, zero-width and direction marks. */
const INVISIBLE = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';

/** All that people and their programs write for an apostrophe. */
const APOSTROPHE = "'’‘ʼ＇´";

const WORD = new RegExp(
  [
    `(?<!\\p{L})n[or]\\.(?=\\s*#?\\d)`,
    `\\p{L}[\\p{L}\\p{M}${INVISIBLE}]*(?:[${APOSTROPHE}]\\p{L}[\\p{L}\\p{M}${INVISIBLE}]*)*`,
    `[${APOSTROPHE}]s\\b`,
    `#?\\d+(?:st|nd|rd|th)(?![\\p{L}\\d])`,
    `#?[\\d０-９]+(?:[.,]\\d+)*`,
    `-(?=\\d)`,
    `[%&+#\\p{So}]`,
  ].join('|'),
  'giu',
);

const PLAIN = /^[a-z0-9'.,#]+$/;
const INVISIBLE_SIGNS = new RegExp(`[${INVISIBLE}]`, 'gu');
const APOSTROPHES = new RegExp(`[${APOSTROPHE}]`, 'gu');

function tokensOf(text: string, offset: number): readonly Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(WORD)) pushWord(tokens, found[0], found.index, text, offset);
  return withNumbers(tokens);
}

function pushWord(tokens: Token[], written: string, index: number, text: string, offset: number): void {
  const start = index + offset;
  const end = start + written.length;
  if (written === '-') {
    const before = text[index - 1];
    if (before === undefined || /\s/.test(before)) tokens.push({ text: 'minus', start, end });
    return;
  }
  const word = plainWord(written);
  if (word === "'s") {
    tokens.push({ text: 'is', start, end });
    return;
  }
  for (const part of partsOf(word)) tokens.push({ text: part, start, end });
}

/** Compatibility forms are one ("ｃａｎｃｅｌ" is cancel); most words are plain ASCII, and need none of it. */
function plainWord(written: string): string {
  const word = written.toLowerCase();
  if (PLAIN.test(word)) return word;
  return word.replace(APOSTROPHES, "'").normalize('NFKC').toLowerCase().replace(INVISIBLE_SIGNS, '');
}

function partsOf(word: string): readonly string[] {
  if (word === 'no.' || word === 'nr.') return ['number'];
  const digits = word.startsWith('#') && word.length > 1 ? word.slice(1) : word;
  if (/^\d/.test(digits)) {
    return /[a-z]$/.test(digits) ? ordinalInWords(Number.parseInt(digits, 10)) : [plainDigits(digits)];
  }
  return expandContraction(word) ?? [word.replaceAll("'", '')];
}

function plainDigits(digits: string): string {
  if (/^\d{1,3}(?:,\d{3})+$/.test(digits)) return digits.replaceAll(',', '');
  return /^0+\d+$/.test(digits) ? String(Number(digits)) : digits.replace(',', '.');
}

function withNumbers(tokens: readonly Token[]): readonly Token[] {
  const words = tokens.map((token) => token.text);
  const merged: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const number = readNumberWords(words, at);
    const last = tokens[at + (number?.words ?? 1) - 1] ?? token;
    merged.push(number === undefined ? token : { text: String(number.value), start: token.start, end: last.end });
    at += number?.words ?? 1;
  }
  return merged;
}

function cutAtSpace(text: string, near: number, direction: 1 | -1): number {
  for (let step = 0; step < CUT_WINDOW; step += 1) {
    if (/\s/.test(text[near + step * direction] ?? '')) return near + step * direction;
  }
  const code = text.charCodeAt(near);
  return code >= 0xdc00 && code <= 0xdfff ? near + direction : near;
}
