import { tokenise } from '../text/tokens.ts';
import type { Expression } from './expression.ts';
import type { References } from './references.ts';
import type { ListEdge, SentenceEnd, State, Wildcard } from './state.ts';

/**
 * The first state of one sentence; what comes after is made when it is come to, so that most of it never is.
 * `expression` holds whole words (see joinWords) and has passed `checkSentence`.
 */
export function buildSentence(expression: Expression, end: SentenceEnd, references: References): State {
  const last: State = { words: NO_WORDS, lists: NONE, wildcards: NONE, ends: [end] };
  return new Builder(references).build(expression, last);
}

/** One state that can go on as any of `states`. */
export function union(states: readonly State[]): State {
  const [only] = states;
  if (states.length === 1 && only !== undefined) return only;
  const words = new Map<string, State[]>();
  const lists: ListEdge[] = [];
  const wildcards = new Set<Wildcard>();
  const ends = new Set<SentenceEnd>();
  for (const state of plainStates(states)) {
    for (const [word, targets] of state.words) {
      const known = words.get(word);
      if (known === undefined) words.set(word, [...targets]);
      else known.push(...targets);
    }
    lists.push(...state.lists);
    for (const wildcard of state.wildcards) wildcards.add(wildcard);
    for (const end of state.ends) ends.add(end);
  }
  return { words, lists, wildcards: [...wildcards], ends: [...ends] };
}

const NONE: readonly never[] = [];
const NO_WORDS: ReadonlyMap<string, readonly State[]> = new Map();

/** A choice between states that is made one state when it is first looked at. */
class LazyState implements State {
  readonly #choices: () => readonly State[];
  #made: State | undefined;

  constructor(choices: () => readonly State[]) {
    this.#choices = choices;
  }

  get words(): State['words'] {
    return this.#state().words;
  }

  get lists(): State['lists'] {
    return this.#state().lists;
  }

  get wildcards(): State['wildcards'] {
    return this.#state().wildcards;
  }

  get ends(): State['ends'] {
    return this.#state().ends;
  }

  /** The choices, or the one state where it has been made already. */
  choices(): readonly State[] {
    return this.#made === undefined ? this.#choices() : [this.#made];
  }

  #state(): State {
    this.#made ??= union(this.#choices());
    return this.#made;
  }
}

/** The states with every choice in them taken apart, so that one within another need not be made. */
function plainStates(states: readonly State[]): readonly State[] {
  const seen = new Set<State>();
  const plain: State[] = [];
  const visit = (state: State): void => {
    if (seen.has(state)) return;
    seen.add(state);
    if (state instanceof LazyState) for (const choice of state.choices()) visit(choice);
    else plain.push(state);
  };
  for (const state of states) visit(state);
  return plain;
}

class Builder {
  readonly #references: References;

  constructor(references: References) {
    this.#references = references;
  }

  build(expression: Expression, next: State): State {
    switch (expression.type) {
      case 'text':
        return textState(expression.text, next);
      case 'gap':
        return next;
      case 'list':
        return this.#list(expression.name, expression.slot, expression.offset, next);
      case 'rule':
        return this.build(this.#references.rule(expression.name, expression.offset), next);
      case 'optional':
        return new LazyState(() => [this.build(expression.item, next), next]);
      case 'alternative':
        return new LazyState(() => expression.items.map((item) => this.build(item, next)));
      case 'sequence':
        return withWholeTexts(expression.items).reduceRight((after, item) => this.build(item, after), next);
      case 'permutation':
        return this.#anyOrder(expression.items, next);
    }
  }

  #list(name: string, slot: string, offset: number, next: State): State {
    const kind = this.#references.list(name, offset);
    if (kind.type === 'wildcard') {
      return { words: NO_WORDS, lists: NONE, wildcards: [{ slot, unknown: kind.unknown, next }], ends: NONE };
    }
    const { list, fixed, replaceable } = kind;
    const edge = { name: replaceable ? name : undefined, list, fixed, slot, next };
    return { words: NO_WORDS, lists: [edge], wildcards: NONE, ends: NONE };
  }

  #anyOrder(items: readonly Expression[], next: State): State {
    const known = new Map<number, State>([[0, next]]);
    const remaining = (mask: number): State => {
      const built = known.get(mask);
      if (built !== undefined) return built;
      const state = new LazyState(() =>
        items.flatMap((item, index) =>
          (mask & (1 << index)) === 0 ? [] : [this.build(item, remaining(mask & ~(1 << index)))],
        ),
      );
      known.set(mask, state);
      return state;
    };
    return remaining((1 << items.length) - 1);
  }
}

function textState(text: string, next: State): State {
  return wordsOf(text).reduceRight(
    (after, word): State => ({ words: new Map([[word, [after]]]), lists: NONE, wildcards: NONE, ends: NONE }),
    next,
  );
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
