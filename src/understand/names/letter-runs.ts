import type { ListMatch } from '../templates/slot-list.ts';
import type { Token } from '../text/tokens.ts';
import { isReferring, isTelling } from './telling.ts';

/** Where a word stands in a name. */
export interface NamePlace {
  readonly words: readonly string[];
  readonly at: number;
  /** Only all of the words count, and no part of them. */
  readonly isWhole: boolean;
}

/**
 * Finds names whose letters are split into words in another way: "log in" is "login", "change log" "changelog". Numbers
 * must be the same: "1 12" is not "11 2". Immutable; made ready at the first look-up.
 */
export class LetterRuns {
  readonly #places: ReadonlyMap<string, readonly NamePlace[]>;
  #byInitial: ReadonlyMap<string, readonly string[]> | undefined;

  /** `places`: those of every word. */
  constructor(places: ReadonlyMap<string, readonly NamePlace[]>) {
    this.#places = places;
  }

  /**
   * Every name, and every part of one that tells something, that `tokens` from `from` on begin with, each once. The value
   * is its words with a space between.
   */
  match(tokens: readonly Token[], from: number): readonly ListMatch[] {
    const first = tokens[from]?.text ?? '';
    const second = tokens[from + 1]?.text ?? '';
    this.#byInitial ??= Map.groupBy(this.#places.keys(), (word) => word.slice(0, 1));
    const found = new Map<string, ListMatch>();
    for (const word of this.#byInitial.get(first.slice(0, 1)) ?? []) {
      if (!word.startsWith(first) && !first.startsWith(word)) continue;
      for (const place of this.#places.get(word) ?? []) {
        // Most names are out with this: only what comes after the same word may be split in another way.
        if (word === first && place.words[place.at + 1]?.[0] !== second[0]) continue;
        for (const match of runsAt(place, tokens, from)) found.set(`${match.end} ${match.value}`, match);
      }
    }
    return [...found.values()];
  }
}

function runsAt({ words, at, isWhole }: NamePlace, tokens: readonly Token[], from: number): readonly ListMatch[] {
  const found: ListMatch[] = [];
  let heard = '';
  let named = '';
  let end = from;
  let to = at;
  while (heard.startsWith(named) || named.startsWith(heard)) {
    if (heard.length <= named.length) {
      const token = tokens[end];
      if (token === undefined) break;
      heard += apart(token.text);
      end += 1;
    } else {
      const word = words[to];
      if (word === undefined) break;
      named += apart(word);
      to += 1;
    }
    if (heard !== named) continue;
    heard = '';
    named = '';
    const run = words.slice(at, to);
    const counts = run.length === words.length || (!isWhole && run.some(isTelling));
    const isReference = tokens.slice(from, end).every(({ text }) => isReferring(text));
    if (counts && !isReference) found.push({ end, value: run.join(' ') });
  }
  return found;
}

function apart(word: string): string {
  return /^\d/.test(word) ? ` ${word} ` : word;
}
