import { type Token, tokenise } from '../text/tokens.ts';
import type { Context, ListEntry, ListMatch, SlotList, SlotValue } from './slot-list.ts';

/** A list of texts, each with its value; found word by word, so that its length costs nothing when matching. */
export class TextList implements SlotList {
  readonly #root: Node = { next: new Map(), held: [] };
  readonly #entries: ListEntry[] = [];

  constructor(entries: Iterable<ListEntry> = []) {
    for (const entry of entries) this.add(entry);
  }

  /** Adds a text; one that has no words is left out. `hidden` ones match, but are not among the entries. */
  add(entry: ListEntry, options: { readonly hidden?: boolean } = {}): void {
    const tokens = tokenise(entry.text);
    if (tokens.length === 0) return;
    let node = this.#root;
    for (const token of tokens) node = child(node, token.text);
    const { value, context } = entry;
    if (!node.held.some((held) => held.value === value && held.context === context)) node.held.push({ value, context });
    if (options.hidden !== true) this.#entries.push(entry);
  }

  match(tokens: readonly Token[], from: number): readonly ListMatch[] {
    const matches: ListMatch[] = [];
    let node: Node | undefined = this.#root;
    for (let at = from; node !== undefined; at += 1) {
      for (const { value, context } of node.held) matches.push({ end: at, value, context });
      node = node.next.get(tokens[at]?.text ?? '');
    }
    return matches;
  }

  entries(): Iterable<ListEntry> {
    return this.#entries;
  }
}

interface Node {
  readonly next: Map<string, Node>;
  readonly held: { readonly value: SlotValue; readonly context: Context | undefined }[];
}

function child(node: Node, word: string): Node {
  const known = node.next.get(word);
  if (known !== undefined) return known;
  const made: Node = { next: new Map(), held: [] };
  node.next.set(word, made);
  return made;
}
