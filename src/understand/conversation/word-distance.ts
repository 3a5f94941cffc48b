import { distance } from 'fastest-levenshtein';

/** Stands for any words, at no cost. */
export const ANY_WORDS = '…';

/** Measures how far sentences are from the one that was heard. */
export class WordDistance {
  readonly #heard: readonly string[];
  readonly #costs = new Map<string, readonly number[]>();

  constructor(heard: readonly string[]) {
    this.#heard = heard;
  }

  /**
   * 0: the same words; 1: nothing in common. Of a sentence with {@link ANY_WORDS} only the other words count.
   * Anything over `limit` may be given as 1, which is quicker.
   */
  to(sentence: readonly string[], limit: number): number {
    const fixed = sentence.filter((word) => word !== ANY_WORDS);
    const longest = sentence.length > fixed.length ? fixed.length : Math.max(fixed.length, this.#heard.length);
    if (longest === 0 || this.#atLeast(fixed) + (longest - fixed.length) > limit * longest) return 1;
    return Math.min(1, this.#edits(sentence) / longest);
  }

  /** Less than the words that are nowhere in what was heard cannot be. */
  #atLeast(fixed: readonly string[]): number {
    return fixed.reduce((sum, word) => sum + Math.min(1, ...this.#costsOf(word)), 0);
  }

  #edits(sentence: readonly string[]): number {
    let row = [0];
    for (const word of sentence) row.push((row.at(-1) ?? 0) + (word === ANY_WORDS ? 0 : 1));
    for (let at = 0; at < this.#heard.length; at += 1) {
      const next = [(row[0] ?? 0) + 1];
      for (const [index, wanted] of sentence.entries()) {
        const free = wanted === ANY_WORDS;
        const step = free ? 0 : 1;
        const change = free ? 0 : (this.#costsOf(wanted)[at] ?? 1);
        next.push(Math.min((next[index] ?? 0) + step, (row[index + 1] ?? 0) + step, (row[index] ?? 0) + change));
      }
      row = next;
    }
    return row.at(-1) ?? 0;
  }

  #costsOf(wanted: string): readonly number[] {
    const known = this.#costs.get(wanted);
    if (known !== undefined) return known;
    const costs = this.#heard.map((word) => wordCost(word, wanted));
    this.#costs.set(wanted, costs);
    return costs;
  }
}

/** 0 for the same word, a third for one that differs by a letter or two, 1 for another. */
function wordCost(one: string, other: string): number {
  if (one === other) return 0;
  const longest = Math.max(one.length, other.length);
  if (longest < 3 || longest > 20 || Math.abs(one.length - other.length) > 2) return 1;
  return distance(one, other) * 3 <= longest ? 1 / 3 : 1;
}
