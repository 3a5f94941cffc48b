import { expandContraction } from './contractions.ts';
import { readNumberWords } from './number-words.ts';

/** A word as it is compared, and where it stands in the text. */
export interface Token {
  /** Lower case, no punctuation; numbers as digits, contractions in full, letters and digits apart ("v2" is v, 2). */
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

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|['’](?=s\b)s|\d+(?:[.,]\d+)*|-(?=\d)|[%&+#\p{So}]/gu;

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
  const word = written.toLowerCase().normalize('NFC').replaceAll('’', "'");
  if (word === "'s") {
    tokens.push({ text: 'is', start, end });
    return;
  }
  const parts = expandContraction(word);
  if (parts === undefined) {
    tokens.push({ text: /^\d/.test(word) ? plainDigits(word) : word.replaceAll("'", ''), start, end });
    return;
  }
  for (const part of parts) tokens.push({ text: part, start, end });
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
