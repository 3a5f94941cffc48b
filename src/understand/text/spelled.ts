import { KnownSpellings } from './known-spellings.ts';
import { readNumberWords } from './number-words.ts';
import type { RepairWords } from './repair-words.ts';
import { type SpelledUnit, SpelledUnits, saidAt, type WrittenWord, writtenWords } from './spelled-units.ts';

/** A stretch of a text that is a spelled word. */
export interface SpelledWord {
  readonly heard: string;
  readonly written: string;
}

export interface Joined {
  readonly text: string;
  readonly joined: readonly SpelledWord[];
}

/**
 * Words that were spelled: "k u b e c t l", "kilo eight sierra", "my dash api", "capital j son".
 *
 * In a sentence only what comes to a known word is joined, for "a b test" and "dash" are prose as well. One letter and a
 * word ("o auth") are enough but for "a" and "i", which are words; a word that only sounds like a letter ("you") counts
 * between true ones. Unknown words are joined by `joinUnknown` alone, and where all of a text is one word by `wordOf`.
 */
export class Spelling {
  readonly #units: SpelledUnits;
  readonly #allCapitals: readonly string[];
  readonly #vocabulary: readonly string[];
  #names: readonly string[] = [];
  #known: KnownSpellings | undefined;

  constructor(words: RepairWords, vocabulary: readonly string[]) {
    this.#units = new SpelledUnits(words);
    this.#allCapitals = words.all_capitals;
    this.#vocabulary = vocabulary;
  }

  /** Joins what comes to one of the vocabulary's words or of `names`. */
  joinKnown(text: string, names: readonly string[]): Joined {
    return this.#join(text, (words, at) => this.#knownAt(words, at, this.#knownWith(names)));
  }

  /** Joins three and more letters that were said one by one, whatever they come to; not at the head, where no name is. */
  joinUnknown(text: string): Joined {
    return this.#join(text, (words, at) => (at === 0 ? undefined : this.#lettersAt(words, at)));
  }

  /**
   * The word that the whole text spells, for a word that is added to the vocabulary: letters and numbers, or letters and
   * words between signs. Undefined when it is prose.
   */
  wordOf(text: string): string | undefined {
    const all = this.#allCapitals.find((phrase) => text.toLowerCase().startsWith(`${phrase} `));
    const words = writtenWords(all === undefined ? text : text.slice(all.length));
    const said = this.#wholly(words, (unit) => unit.type !== 'alike') ?? [];
    const hasSign = said.some((unit) => unit.type === 'sign');
    const plainly = hasSign ? this.#wholly(words, (unit) => unit.type !== 'alike' && !isName(unit)) : undefined;
    const letters = plainly ?? this.#wholly(words, () => true) ?? [];
    if (letters.length < 2 || letters.every((unit) => unit.type === 'sign')) return undefined;
    const isOne = hasSign ? !hasProse(letters) : isSpelling(letters) && (letters.length === 2 || !hasWord(letters));
    if (!isOne) return undefined;
    const written = letters.map((unit) => unit.text).join('');
    if (all !== undefined) return written.toUpperCase();
    return written === written.toLowerCase() ? (this.#knownWith(this.#names).written(written) ?? written) : written;
  }

  #wholly(words: readonly WrittenWord[], isMeant: (unit: SpelledUnit) => boolean): readonly SpelledUnit[] | undefined {
    const said: SpelledUnit[] = [];
    for (let at = 0; at < words.length; ) {
      const read = this.#units.at(words, at).find(isMeant);
      const unit = read === undefined || read.type === 'word' ? (numberAt(words, at) ?? read) : read;
      if (unit === undefined || !(at === 0 || words[at]?.isClose === true)) return undefined;
      said.push(unit);
      at += unit.words;
    }
    return said;
  }

  #knownWith(names: readonly string[]): KnownSpellings {
    const isSame = names.length === this.#names.length && names.every((name, index) => name === this.#names[index]);
    if (this.#known === undefined || !isSame) {
      this.#names = names;
      this.#known = new KnownSpellings([...names, ...this.#vocabulary]);
    }
    return this.#known;
  }

  #join(text: string, read: (words: readonly WrittenWord[], at: number) => Reading | undefined): Joined {
    if (text.length > LONGEST_SPELLED) return { text, joined: [] };
    const words = writtenWords(text);
    const joined: SpelledWord[] = [];
    let done = '';
    let from = 0;
    for (let at = 0; at < words.length; ) {
      const isNear = words.slice(at, at + NEAR).some((word) => this.#units.isTelling(word));
      const reading = isNear ? read(words, at) : undefined;
      const first = words[at];
      const last = words[at + (reading?.words ?? 1) - 1];
      if (reading !== undefined && first !== undefined && last !== undefined) {
        const heard = text.slice(first.start, last.end);
        if (heard !== reading.written) {
          joined.push({ heard, written: reading.written });
          done += text.slice(from, first.start) + reading.written;
          from = last.end + (heard.includes('.') && text.startsWith('. ', last.end) ? 1 : 0);
        }
      }
      at += reading?.words ?? 1;
    }
    return { text: done + text.slice(from), joined };
  }

  #knownAt(words: readonly WrittenWord[], at: number, known: KnownSpellings): Reading | undefined {
    let best: Reading | undefined;
    const follow = (next: number, letters: string, said: readonly SpelledUnit[]): void => {
      const written = known.written(letters) ?? (isLetterByLetter(said) ? known.part(letters) : undefined);
      const taken = next - at;
      if (written !== undefined && isSpelling(said) && taken > (best?.words ?? 0)) best = { written, words: taken };
      if (said.length >= MOST_UNITS || (said.length > 0 && words[next]?.isClose !== true)) return;
      if (said.length === 1 && said.every((unit) => unit.type === 'word') && !this.#startsSpelling(words, next)) return;
      const number = numberAt(words, next);
      for (const unit of [...this.#units.at(words, next), ...(number === undefined ? [] : [number])]) {
        const longer = letters + unit.text.toLowerCase();
        if (known.begins(longer)) follow(next + unit.words, longer, [...said, unit]);
      }
    };
    follow(at, '', []);
    return best;
  }

  /** After a word only a sign, a letter or a number goes on with the spelling. */
  #startsSpelling(words: readonly WrittenWord[], at: number): boolean {
    return this.#units.at(words, at).some((unit) => unit.type !== 'word') || numberAt(words, at) !== undefined;
  }

  #lettersAt(words: readonly WrittenWord[], at: number): Reading | undefined {
    let letters = 0;
    let written = '';
    let next = at;
    while (next === at || words[next]?.isClose === true) {
      const unit = this.#units.at(words, next).find(({ type }) => type === 'letter' || type === 'digit');
      const number = unit ?? numberAt(words, next);
      if (number === undefined || (number.type === 'digit' && letters === 0)) break;
      if (number.type === 'letter') letters += 1;
      written += number.text;
      next += number.words;
    }
    return letters >= 2 && written.length >= 3 ? { written, words: next - at } : undefined;
  }
}

interface Reading {
  readonly written: string;
  /** How many words it takes. */
  readonly words: number;
}

const MOST_UNITS = 20;
/** Among its first words something says that a word is spelled. */
const NEAR = 5;
/** Nobody spells in a longer text. */
const LONGEST_SPELLED = 2000;

/** Enough of it was said as letters and signs for the rest to belong to the word. */
function isSpelling(said: readonly SpelledUnit[]): boolean {
  const count = (type: SpelledUnit['type']): number => said.filter((unit) => unit.type === type).length;
  if (said.length < 2 && !said.some((unit) => unit.words > 1)) return false;
  if (said.some((unit) => unit.isNamed && unit.type !== 'letter')) return said.every((unit) => unit.type !== 'alike');
  const plainLetters = said.filter((unit) => unit.type === 'letter');
  if (count('alike') > plainLetters.length || plainLetters.length === 0) return false;
  if (plainLetters.length >= 2) return count('word') <= 1;
  const [first] = said;
  return count('alike') === 0 && first?.type === 'letter' && !/^[ai]$/i.test(first.text);
}

function isLetterByLetter(said: readonly SpelledUnit[]): boolean {
  return said.every((unit) => unit.type === 'letter');
}

function hasWord(said: readonly SpelledUnit[]): boolean {
  return said.some((unit) => unit.type === 'word');
}

/** Whether two words follow each other with no sign between. */
function hasProse(said: readonly SpelledUnit[]): boolean {
  return said.some((unit, index) => unit.type === 'word' && said[index + 1]?.type === 'word');
}

/** A letter by its name alone, "hotel" or "mike", which between signs is a word. */
function isName(unit: SpelledUnit): boolean {
  return unit.type === 'letter' && unit.isNamed && unit.words === 1;
}

function numberAt(words: readonly WrittenWord[], at: number): SpelledUnit | undefined {
  const said = words.slice(at, at + 5).map((word) => word.said);
  const number = readNumberWords(said, 0);
  if (number === undefined || saidAt(words, at, number.words) === undefined) return undefined;
  return { type: 'digit', text: String(number.value), words: number.words, isNamed: false };
}
