import type { Token } from '../text/tokens.ts';
import {
  ALIKE_VALUE,
  type Hypothesis,
  LIKENESS,
  LIST_WORD,
  LITERAL_WORD,
  offer,
  UNKNOWN_WORD,
  WILDCARD_WORD,
} from './hypothesis.ts';
import { ListLookups } from './list-lookups.ts';
import type { SlotList, SlotLists } from './slot-list.ts';
import type { ListEdge, SentenceEnd, State, Wildcard } from './state.ts';

/** A sentence that the whole text is, and how. */
export interface Arrival {
  readonly end: SentenceEnd;
  readonly hypothesis: Hypothesis;
}

export interface WalkOptions {
  /** Run-time lists, in place of those of the same name. */
  readonly lists: SlotLists;
  /** Words that may stand between the words of a sentence, but not at the edge of free text, which keeps them. */
  readonly skip: SlotList;
  /** Whether values that only sound or look like the words take part. */
  readonly alike: boolean;
}

/**
 * Walks the states along the words, all possibilities at once, each (state, word) one time: linear in the length of
 * the text. Gives every sentence that takes all words, in its best ways; several are equally good.
 */
export function walk(start: State, tokens: readonly Token[], options: WalkOptions): readonly Arrival[] {
  return tokens.length === 0 ? [] : new Walker(tokens, options).run(start);
}

/** The possibilities at one word. */
interface Front {
  readonly states: Map<State, Hypothesis[]>;
  /** Past a skipped word: free text cannot begin here. */
  readonly skipped: Map<State, Hypothesis[]>;
  /** Inside free text that began at a word before; the score is as if all words up to here were free text. */
  readonly wildcards: Map<Wildcard, Hypothesis[]>;
}

class Walker {
  readonly #tokens: readonly Token[];
  readonly #options: WalkOptions;
  readonly #lookups: ListLookups;
  readonly #fronts: (Front | undefined)[];

  constructor(tokens: readonly Token[], options: WalkOptions) {
    this.#tokens = tokens;
    this.#options = options;
    this.#lookups = new ListLookups(tokens);
    this.#fronts = new Array<Front | undefined>(tokens.length + 1);
  }

  run(start: State): readonly Arrival[] {
    offer(this.#front(0).states, start, { score: 0, slots: undefined });
    for (let at = 0; at < this.#tokens.length; at += 1) {
      const front = this.#fronts[at];
      if (front !== undefined) this.#advance(front, at);
      this.#fronts[at] = undefined;
    }
    return this.#arrivals();
  }

  #advance(front: Front, at: number): void {
    const skips = this.#options.skip.match(this.#tokens, at);
    for (const [state, hypotheses] of front.states) {
      for (const hypothesis of hypotheses) this.#follow(state, hypothesis, at, true);
      for (const { end } of skips) for (const it of hypotheses) offer(this.#front(end).skipped, state, it);
    }
    for (const [state, hypotheses] of front.skipped) {
      for (const hypothesis of hypotheses) this.#follow(state, hypothesis, at, false);
      for (const { end } of skips) for (const it of hypotheses) offer(this.#front(end).skipped, state, it);
    }
    for (const [wildcard, hypotheses] of front.wildcards) {
      for (const hypothesis of hypotheses) {
        this.#follow(wildcard.next, hypothesis, at, true, wildcard);
        this.#extend(wildcard, hypothesis, at);
      }
    }
  }

  #follow(state: State, from: Hypothesis, at: number, mayBegin: boolean, closing?: Wildcard): void {
    const targets = state.words.get(this.#tokens[at]?.text ?? '');
    if (targets !== undefined) {
      const here = this.#close(from, at, closing);
      for (const target of targets) {
        offer(this.#front(at + 1).states, target, { score: here.score + LITERAL_WORD, slots: here.slots });
      }
    }
    for (const edge of state.lists) this.#followList(edge, from, at, closing);
    if (!mayBegin) return;
    for (const wildcard of state.wildcards) {
      const here = this.#close(from, at, closing);
      this.#extend(wildcard, { score: here.score, slots: here.slots, from: at }, at);
    }
  }

  #followList(edge: ListEdge, from: Hypothesis, at: number, closing: Wildcard | undefined): void {
    const given = edge.name === undefined ? undefined : this.#options.lists.get(edge.name);
    const list = given ?? edge.list;
    const word = given === undefined && edge.fixed ? LITERAL_WORD : LIST_WORD;
    const exact = this.#lookups.exact(list, at);
    const alike = this.#options.alike ? this.#lookups.alike(list, at) : [];
    if (exact.length === 0 && alike.length === 0) return;
    const here = this.#close(from, at, closing);
    for (const { end, value, context } of exact) {
      const filling = { type: 'value', value, alike: false, context } as const;
      const slots = { slot: edge.slot, filling, before: here.slots };
      offer(this.#front(end).states, edge.next, { score: here.score + word * (end - at), slots });
    }
    for (const { end, value, context, likeness = 0.5 } of alike) {
      const filling = { type: 'value', value, alike: true, context } as const;
      const slots = { slot: edge.slot, filling, before: here.slots };
      const score = here.score + ALIKE_VALUE + Math.round(likeness * LIKENESS);
      offer(this.#front(end).states, edge.next, { score, slots });
    }
  }

  #extend(wildcard: Wildcard, hypothesis: Hypothesis, at: number): void {
    const word = wildcard.unknown && this.#options.alike ? UNKNOWN_WORD : WILDCARD_WORD;
    offer(this.#front(at + 1).wildcards, wildcard, { ...hypothesis, score: hypothesis.score + word });
  }

  #close(hypothesis: Hypothesis, at: number, closing: Wildcard | undefined): Hypothesis {
    if (closing === undefined) return hypothesis;
    const { slot, unknown } = closing;
    const filling = { type: 'words', from: hypothesis.from ?? at, to: at, unknown } as const;
    return { score: hypothesis.score, slots: { slot, filling, before: hypothesis.slots } };
  }

  #arrivals(): readonly Arrival[] {
    const at = this.#tokens.length;
    const front = this.#front(at);
    const arrivals: Arrival[] = [];
    for (const places of [front.states, front.skipped]) {
      for (const [state, hypotheses] of places) {
        for (const end of state.ends) for (const hypothesis of hypotheses) arrivals.push({ end, hypothesis });
      }
    }
    for (const [wildcard, hypotheses] of front.wildcards) {
      for (const end of wildcard.next.ends) {
        for (const it of hypotheses) arrivals.push({ end, hypothesis: this.#close(it, at, wildcard) });
      }
    }
    return arrivals;
  }

  #front(at: number): Front {
    const known = this.#fronts[at];
    if (known !== undefined) return known;
    const made: Front = { states: new Map(), skipped: new Map(), wildcards: new Map() };
    this.#fronts[at] = made;
    return made;
  }
}
