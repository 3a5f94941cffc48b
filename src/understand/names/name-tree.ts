import { heardForms, type OwnSayings } from './said-forms.ts';
import { WordTable } from './word-table.ts';

export interface SoundEntry<T> {
  /** As `nameWords` gives them: lower case, numbers as digits. Several entries may have the same value. */
  readonly words: readonly string[];
  readonly value: T;
}

/** The names that begin with the same words. */
export interface NameNode<T> {
  readonly next: Map<string, NameNode<T>>;
  readonly values: T[];
}

/** Names ready to be found. */
export interface NameTree<T> {
  readonly root: NameNode<T>;
  readonly table: WordTable;
  /** By all their letters, however these are split into words. */
  readonly byLetters: ReadonlyMap<string, readonly T[]>;
}

export function nameTree<T>(entries: Iterable<SoundEntry<T>>, own: OwnSayings): NameTree<T> {
  const root: NameNode<T> = { next: new Map(), values: [] };
  const byLetters = new Map<string, T[]>();
  const distinct = new Set<string>();
  for (const { words, value } of entries) {
    const letters = words.join('');
    if (letters === '') continue;
    let node = root;
    for (const word of words) {
      distinct.add(word);
      node = child(node, word);
    }
    if (!node.values.includes(value)) node.values.push(value);
    const values = byLetters.get(letters);
    if (values === undefined) byLetters.set(letters, [value]);
    else if (!values.includes(value)) values.push(value);
  }
  return { root, byLetters, table: new WordTable(heardForms(distinct, own)) };
}

function child<T>(node: NameNode<T>, word: string): NameNode<T> {
  const known = node.next.get(word);
  if (known !== undefined) return known;
  const made: NameNode<T> = { next: new Map(), values: [] };
  node.next.set(word, made);
  return made;
}
