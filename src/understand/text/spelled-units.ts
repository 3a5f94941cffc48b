import type { RepairWords } from './repair-words.ts';

/** A word as it was written, and where. */
export interface WrittenWord {
  readonly text: string;
  /** The same in lower case. */
  readonly said: string;
  readonly start: number;
  readonly end: number;
  /** Nothing but a space, a hyphen, a full stop ("A.P.I.") or a comma is between it and the word before. */
  readonly isClose: boolean;
}

/**
 * What some words stand for when a word is spelled: `letter` said as itself, by its name or as "a as in alpha"; `alike`,
 * a word that only sounds like a letter; a `sign`; a `digit` or number; or a `word` that is said as it is.
 */
export interface SpelledUnit {
  readonly type: 'letter' | 'alike' | 'sign' | 'digit' | 'word';
  readonly text: string;
  /** How many words it takes. */
  readonly words: number;
  /** Said by its name, or with "capital" or "as in": never ordinary prose. */
  readonly isNamed: boolean;
}

/** The words of a text, as letters, digits and apostrophes. */
export function writtenWords(text: string): readonly WrittenWord[] {
  const words: WrittenWord[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(/\p{L}+(?:['’]\p{L}+)*|\d+/gu)) {
    const gap = text.slice(end, index);
    const isDotted = gap === '. ' && word.length === 1 && words.at(-1)?.text.length === 1;
    words.push({
      text: word,
      said: word.toLowerCase(),
      start: index,
      end: index + word.length,
      isClose: isDotted || /^(?:\s{0,2}|-|\.|,\s)$/.test(gap),
    });
    end = index + word.length;
  }
  return words;
}

/** Reads what a word is in spelling, in every way it can be. */
export class SpelledUnits {
  readonly #letters: ReadonlyMap<string, string>;
  readonly #alike: ReadonlyMap<string, string>;
  readonly #signs: ReadonlyMap<string, string>;
  readonly #asIn: ReadonlySet<string>;
  readonly #capital: ReadonlySet<string>;
  readonly #telling: ReadonlySet<string>;

  constructor(words: RepairWords) {
    this.#letters = byName(words.letters);
    this.#alike = byName(words.sounds_like);
    this.#signs = byName(words.signs);
    this.#asIn = new Set(words.as_in.map(plain));
    this.#capital = new Set(words.capital.map(plain));
    const names = [...this.#letters.keys(), ...this.#signs.keys(), ...this.#capital];
    this.#telling = new Set(names.map((name) => name.split(' ')[0] ?? ''));
  }

  /** Whether a text with this word can hold a spelled one: a letter that is no word, a letter's or sign's name. */
  isTelling(word: WrittenWord): boolean {
    return word.text.length === 1 ? !/^[ai\d]$/i.test(word.text) : this.#telling.has(word.said);
  }

  /** All that the words at `at` can be; a word by itself comes last. */
  at(words: readonly WrittenWord[], at: number): readonly SpelledUnit[] {
    return [1, 2]
      .filter((length) => this.#capital.has(saidAt(words, at, length) ?? ''))
      .flatMap((length) => this.#capitals(words, at, length))
      .concat(this.#withoutCapital(words, at));
  }

  #withoutCapital(words: readonly WrittenWord[], at: number): readonly SpelledUnit[] {
    const units: SpelledUnit[] = [];
    for (const length of [1, 2]) {
      const said = saidAt(words, at, length);
      if (said === undefined) break;
      const sign = this.#signs.get(said);
      if (sign !== undefined) units.push({ type: 'sign', text: sign, words: length, isNamed: true });
      const named = this.#letters.get(said);
      if (named !== undefined) units.push({ type: 'letter', text: named, words: length, isNamed: true });
      const alike = this.#alike.get(said);
      if (alike !== undefined) units.push({ type: 'alike', text: alike, words: length, isNamed: false });
    }
    const word = words[at]?.text;
    if (word === undefined) return units;
    if (/^\d+$/.test(word)) units.push({ type: 'digit', text: word, words: 1, isNamed: false });
    else if (word.length === 1) units.push(...this.#letter(words, at, word));
    else units.push({ type: 'word', text: word, words: 1, isNamed: false });
    return units;
  }

  #letter(words: readonly WrittenWord[], at: number, letter: string): readonly SpelledUnit[] {
    const units: SpelledUnit[] = [{ type: 'letter', text: letter, words: 1, isNamed: false }];
    for (const length of [1, 2]) {
      const between = saidAt(words, at + 1, length);
      if (between === undefined || !this.#asIn.has(between)) continue;
      const example = saidAt(words, at + 1 + length, 1);
      if (example === undefined || !example.startsWith(letter.toLowerCase()) || example.length < 2) continue;
      units.unshift({ type: 'letter', text: letter, words: length + 2, isNamed: true });
    }
    return units;
  }

  #capitals(words: readonly WrittenWord[], at: number, length: number): readonly SpelledUnit[] {
    if (words[at + length]?.isClose !== true) return [];
    const next = this.#withoutCapital(words, at + length);
    const capable = next.filter((unit) => unit.type === 'letter' || unit.type === 'word');
    return capable.map((unit) => ({
      ...unit,
      text: unit.text.slice(0, 1).toUpperCase() + unit.text.slice(1),
      words: unit.words + length,
      isNamed: true,
    }));
  }
}

/** Words as one, lower case; undefined where so many do not stand together. */
export function saidAt(words: readonly WrittenWord[], at: number, length: number): string | undefined {
  let said = words[at]?.said;
  for (let next = at + 1; next < at + length && said !== undefined; next += 1) {
    const word = words[next];
    said = word?.isClose === true ? `${said} ${word.said}` : undefined;
  }
  return said;
}

function byName(named: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(named).flatMap(([what, names]) => names.map((name) => [plain(name), what] as const)));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s-]+/g, ' ');
}
