import type { Token } from '../text/tokens.ts';
import { type Hypothesis, LIST_WORD, LITERAL_WORD, offer, WILDCARD_WORD } from './hypothesis.ts';
import type { SlotList, SlotLists } from './slot-list.ts';
import type { SentenceEnd, State, Wildcard } from './state.ts';

/** A sentence that the whole text is, and how. */
export interface Arrival {
  readonly end: SentenceEnd;
  readonly hypothesis: Hypothesis;
}

/**
 * Walks the states along the words, all possibilities at once, each (state, word) one time: linear in the length of
 * the text. Gives the best sentences that take every word; several are equally good.
 *
 * `skip` are words that may stand between the words of a sentence, but not at the edge of free text, which keeps them.
 */
export function walk(start: State, tokens: readonly Token[], lists: SlotLists, skip: SlotList): readonly Arrival[] {
  const walker = new Walker(tokens, lists, skip);
  return tokens.length === 0 ? [] : walker.run(start);
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
  readonly #lists: SlotLists;
  readonly #skip: SlotList;
  readonly #fronts: (Front | undefined)[];

  constructor(tokens: readonly Token[], lists: SlotLists, skip: SlotList) {
    this.#tokens = tokens;
    this.#lists = lists;
    this.#skip = skip;
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
    const skips = this.#skip.match(this.#tokens, at);
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
    for (const edge of state.lists) {
      for (const { end, value } of (this.#lists.get(edge.name) ?? edge.list).match(this.#tokens, at)) {
        const here = this.#close(from, at, closing);
        offer(this.#front(end).states, edge.next, {
          score: here.score + LIST_WORD * (end - at),
          slots: { slot: edge.slot, filling: { type: 'value', value }, before: here.slots },
        });
      }
    }
    if (!mayBegin) return;
    for (const wildcard of state.wildcards) {
      const here = this.#close(from, at, closing);
      this.#extend(wildcard, { score: here.score, slots: here.slots, from: at }, at);
    }
  }

  #extend(wildcard: Wildcard, hypothesis: Hypothesis, at: number): void {
    offer(this.#front(at + 1).wildcards, wildcard, { ...hypothesis, score: hypothesis.score + WILDCARD_WORD });
  }

  #close(hypothesis: Hypothesis, at: number, closing: Wildcard | undefined): Hypothesis {
    if (closing === undefined) return hypothesis;
    const filling = { type: 'words', from: hypothesis.from ?? at, to: at } as const;
    return { score: hypothesis.score, slots: { slot: closing.slot, filling, before: hypothesis.slots } };
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
    const best = Math.max(...arrivals.map((arrival) => arrival.hypothesis.score));
    return arrivals.filter((arrival) => arrival.hypothesis.score === best);
  }

  #front(at: number): Front {
    const known = this.#fronts[at];
    if (known !== undefined) return known;
    const made: Front = { states: new Map(), skipped: new Map(), wildcards: new Map() };
    this.#fronts[at] = made;
    return made;
  }
}
