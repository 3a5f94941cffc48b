import { type NameTree, nameTree, type SoundEntry } from './name-tree.ts';
import type { OwnSayings } from './said-forms.ts';
import type { SoundMatch } from './sound-match.ts';
import { type SoundRun, SoundWalk } from './sound-walk.ts';

/**
 * Names that are found by how they sound and are spelled: "off" finds "auth", "cube control" finds "kubectl". Immutable;
 * made ready at the first look-up, which takes some milliseconds for a thousand names. A look-up compares single words,
 * and only those with nearly the same consonants; numbers must be the same.
 */
export class SoundIndex<T> {
  readonly #entries: Iterable<SoundEntry<T>>;
  readonly #own: OwnSayings;
  #names: NameTree<T> | undefined;

  /** `own`: how the person says words that are in no dictionary. */
  constructor(entries: Iterable<SoundEntry<T>>, own: OwnSayings = new Map()) {
    this.#entries = entries;
    this.#own = own;
  }

  /** All that sound or are spelled alike, best first; none for no words and for words that only refer ("it", "that"). */
  find(words: readonly string[]): readonly SoundMatch<T>[] {
    return bestFirst(this.#runs(words, 0).filter(({ end }) => end === words.length));
  }

  /** Of those that are wanted the best, and all that are as good for all one can tell. */
  nearest(words: readonly string[], isWanted: (value: T) => boolean = () => true): readonly SoundMatch<T>[] {
    return asGoodAsTheFirst(this.find(words).filter(({ value }) => isWanted(value)));
  }

  /** The {@link nearest} for every run of words from `from` on. */
  runsFrom(words: readonly string[], from: number): readonly SoundRun<T>[] {
    const byEnd = Map.groupBy(this.#runs(words, from), ({ end }) => end);
    return [...byEnd].flatMap(([end, runs]) => asGoodAsTheFirst(bestFirst(runs)).map((match) => ({ ...match, end })));
  }

  #runs(words: readonly string[], from: number): readonly SoundRun<T>[] {
    this.#names ??= nameTree(this.#entries, this.#own);
    return new SoundWalk(this.#names, words, from).runs();
  }
}

/** What is nearer than this to the best may as well be meant. */
const AS_GOOD = 0.06;

function bestFirst<T>(matches: readonly SoundMatch<T>[]): readonly SoundMatch<T>[] {
  const best = new Map<T, number>();
  for (const { value, likeness } of matches) best.set(value, Math.max(likeness, best.get(value) ?? 0));
  const found = [...best].map(([value, likeness]) => ({ value, likeness }));
  return found.sort((one, other) => other.likeness - one.likeness);
}

function asGoodAsTheFirst<T>(matches: readonly SoundMatch<T>[]): readonly SoundMatch<T>[] {
  const least = (matches[0]?.likeness ?? 0) - AS_GOOD;
  return matches.filter(({ likeness }) => likeness >= least);
}
