import type { NameNode, NameTree } from './name-tree.ts';
import type { SoundMatch } from './sound-match.ts';
import { isReferring } from './telling.ts';
import type { AlikeWords } from './word-table.ts';

/** Below this, words are no mangling of a name, and it is not found. */
export const ALIKE = 0.8;

/** The words before `end` are like a name. */
export interface SoundRun<T> extends SoundMatch<T> {
  readonly end: number;
}

/** One look-up: the names are walked word by word, with the words of them that are like the next ones heard. */
export class SoundWalk<T> {
  readonly #names: NameTree<T>;
  readonly #words: readonly string[];
  readonly #from: number;
  readonly #last: number;
  readonly #found: SoundRun<T>[] = [];
  #steps = 0;
  readonly #groups = new Map<number, readonly AlikeWords[]>();

  constructor(names: NameTree<T>, words: readonly string[], from: number) {
    this.#names = names;
    this.#words = words;
    this.#from = from;
    this.#last = Math.min(words.length, from + MOST_HEARD);
  }

  runs(): readonly SoundRun<T>[] {
    let letters = '';
    for (let end = this.#from + 1; end <= this.#last; end += 1) {
      letters += this.#words[end - 1] ?? '';
      for (const value of this.#names.byLetters.get(letters) ?? []) this.#found.push({ value, likeness: 1, end });
    }
    this.#step(this.#names.root, this.#from, 1, 0);
    return this.#found;
  }

  #step(node: NameNode<T>, at: number, least: number, same: number): void {
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) return;
    const likeness = least === 1 ? 1 : Math.min(0.99, least + contextOf(same));
    if (at > this.#from && likeness >= ALIKE && (likeness === 1 || !this.#isReferring(at))) {
      for (const value of node.values) this.#found.push({ value, likeness, end: at });
    }
    for (let end = at + 1; end <= Math.min(this.#last, at + MOST_GROUPED); end += 1) {
      for (const { words, likeness: alike } of this.#alike(at, end)) {
        const next = descend(node, words);
        if (next === undefined) continue;
        const isSame = alike === 1 && (same === 0 || !words.every(isReferring));
        this.#step(next, end, Math.min(least, alike), isSame ? same + 1 : same);
      }
    }
  }

  #isReferring(end: number): boolean {
    return this.#words.slice(this.#from, end).every(isReferring);
  }

  #alike(at: number, end: number): readonly AlikeWords[] {
    const key = at * MOST_GROUPED + (end - at - 1);
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const group = this.#words.slice(at, end);
    const { table } = this.#names;
    const spelled = table.spelled(group);
    const isName = !group.every(isReferring) && !group.some((word) => /^\d/.test(word));
    const found = isName ? [...spelled, ...table.alike(group, ALIKE - MOST_CONTEXT)] : spelled;
    const alike = group.length === 1 ? found : found.filter(({ words: [only] }) => !group.includes(only ?? ''));
    this.#groups.set(key, alike);
    return alike;
  }
}

function descend<T>(node: NameNode<T>, words: readonly string[]): NameNode<T> | undefined {
  let next: NameNode<T> | undefined = node;
  for (const word of words) next = next?.next.get(word);
  return next;
}

function contextOf(same: number): number {
  return same >= 2 ? MOST_CONTEXT : same * CONTEXT;
}

/** What it tells that another word of the name is the very same. */
const CONTEXT = 0.05;
/** The same of two: "add dart mode" for "add dark mode". */
const MOST_CONTEXT = 0.08;
/** As many words a recogniser may make of one: "cube c t l". */
const MOST_GROUPED = 4;
/** As many it may make of a name. */
const MOST_HEARD = 8;
/** Names that are all alike would give a look-up without end. */
const MOST_STEPS = 2000;
