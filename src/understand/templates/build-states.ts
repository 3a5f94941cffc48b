import { tokenise } from '../text/tokens.ts';
import type { Expression } from './expression.ts';
import type { SlotList } from './slot-list.ts';
import type { ListEdge, SentenceEnd, State, Wildcard } from './state.ts';
import { TemplateFault } from './template-fault.ts';

/** Most edges that one sentence may grow to; more is a template that explodes. */
const MOST_EDGES = 200_000;

/** Most parts of a group in any order: n parts have 2ⁿ states. */
const MOST_IN_ANY_ORDER = 8;

/** A list as a template sees it: values, or free text. */
export type ListKind = SlotList | 'wildcard';

/** Looks up what a template refers to; throws a TemplateFault when there is no such thing. */
export interface References {
  rule(name: string, offset: number): Expression;
  list(name: string, offset: number): ListKind;
}

/**
 * The states of one sentence, built from its end to its beginning. `expression` holds whole words (see joinWords).
 *
 * @throws TemplateFault when it explodes, or refers to what does not exist
 */
export function buildSentence(expression: Expression, end: SentenceEnd, references: References): State {
  const last: State = { words: NO_WORDS, lists: NONE, wildcards: NONE, ends: [end] };
  return new Builder(references).build(expression, last);
}

/** One state that can go on as any of `states`. */
export function union(states: readonly State[]): State {
  const [only] = states;
  if (states.length === 1 && only !== undefined) return only;
  const words = new Map<string, readonly State[]>();
  const lists: ListEdge[] = [];
  const wildcards = new Set<Wildcard>();
  const ends = new Set<SentenceEnd>();
  for (const state of new Set(states)) {
    for (const [word, targets] of state.words) {
      const known = words.get(word);
      words.set(word, known === undefined ? targets : [...known, ...targets]);
    }
    lists.push(...state.lists);
    for (const wildcard of state.wildcards) wildcards.add(wildcard);
    for (const end of state.ends) ends.add(end);
  }
  return { words, lists, wildcards: [...wildcards], ends: [...ends] };
}

const NONE: readonly never[] = [];
const NO_WORDS: ReadonlyMap<string, readonly State[]> = new Map();

class Builder {
  readonly #references: References;
  #edges = 0;

  constructor(references: References) {
    this.#references = references;
  }

  build(expression: Expression, next: State): State {
    switch (expression.type) {
      case 'text':
        return this.#words(expression.text, next);
      case 'gap':
        return next;
      case 'list':
        return this.#list(expression.name, expression.slot, expression.offset, next);
      case 'rule':
        return this.build(this.#references.rule(expression.name, expression.offset), next);
      case 'optional':
        return this.#union([this.build(expression.item, next), next]);
      case 'alternative':
        return this.#union(expression.items.map((item) => this.build(item, next)));
      case 'sequence':
        return withWholeTexts(expression.items).reduceRight((after, item) => this.build(item, after), next);
      case 'permutation':
        return this.#anyOrder(expression.items, expression.offset, next);
    }
  }

  #words(text: string, next: State): State {
    return wordsOf(text).reduceRight((after, word): State => {
      this.#count(1);
      return { words: new Map([[word, [after]]]), lists: NONE, wildcards: NONE, ends: NONE };
    }, next);
  }

  #list(name: string, slot: string, offset: number, next: State): State {
    this.#count(1);
    const list = this.#references.list(name, offset);
    if (list === 'wildcard') return { words: NO_WORDS, lists: NONE, wildcards: [{ slot, next }], ends: NONE };
    return { words: NO_WORDS, lists: [{ name, list, slot, next }], wildcards: NONE, ends: NONE };
  }

  #anyOrder(items: readonly Expression[], offset: number, next: State): State {
    if (items.length > MOST_IN_ANY_ORDER) {
      throw new TemplateFault(offset, `expected at most ${MOST_IN_ANY_ORDER} parts in any order`);
    }
    const known = new Map<number, State>([[0, next]]);
    const remaining = (mask: number): State => {
      const built = known.get(mask);
      if (built !== undefined) return built;
      const firsts = items.flatMap((item, index) =>
        (mask & (1 << index)) === 0 ? [] : [this.build(item, remaining(mask & ~(1 << index)))],
      );
      const state = this.#union(firsts);
      known.set(mask, state);
      return state;
    };
    return remaining((1 << items.length) - 1);
  }

  #union(states: readonly State[]): State {
    const state = union(states);
    this.#count(1 + state.words.size + state.lists.length + state.wildcards.length);
    return state;
  }

  #count(edges: number): void {
    this.#edges += edges;
    if (this.#edges > MOST_EDGES) {
      throw new TemplateFault(0, `expected a smaller sentence: this one has more than ${MOST_EDGES} branches`);
    }
  }
}

const WORDS_OF = new Map<string, readonly string[]>();

/** The words of a text in a template. Rules repeat them many times, so they are kept. */
function wordsOf(text: string): readonly string[] {
  const known = WORDS_OF.get(text);
  if (known !== undefined) return known;
  const words = tokenise(text).map((token) => token.text);
  if (WORDS_OF.size < 5000) WORDS_OF.set(text, words);
  return words;
}

/** Neighbouring words as one text, so that "twenty one" is read as one number. */
function withWholeTexts(items: readonly Expression[]): readonly Expression[] {
  const merged: Expression[] = [];
  for (const item of items) {
    const last = merged.at(-1);
    if (item.type === 'text' && last?.type === 'text') {
      merged[merged.length - 1] = { type: 'text', text: `${last.text} ${item.text}` };
    } else if (item.type !== 'gap') {
      merged.push(item);
    }
  }
  return merged;
}
