import type { Expression, Grammar } from './read-jsgf.ts';

/** Saying `word` (undefined: nothing) leads from one state to another; `weight` is in (0, 1]. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly word: string | undefined;
  readonly weight: number;
}

/** Every way from `start` to `final` is a sentence. States are numbered from 0. */
export interface Network {
  readonly states: number;
  readonly start: number;
  readonly final: number;
  readonly arcs: readonly Arc[];
}

/**
 * The sentences of a grammar, with the weights that the library's own `jsgf_build_fsg` gives them (jsgf.c): each
 * alternative of a choice is as likely as the others, nothing is one more of an optional, and a repetition goes on half of
 * the time. Unlike there, what is repeated is there once and no state has only an empty way in or out.
 */
export function wordNetwork(grammar: Grammar): Network {
  const builder = new Builder(grammar);
  builder.add({ type: 'rule', name: grammar.start }, { from: 0, to: 1, weight: 1 });
  return { states: builder.states, start: 0, final: 1, arcs: builder.arcs };
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

class Builder {
  readonly arcs: Arc[] = [];
  states = 2;
  readonly #grammar: Grammar;

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
  }

  add(expression: Expression, place: Place): void {
    switch (expression.type) {
      case 'word':
        this.arcs.push({ ...place, word: expression.word });
        return;
      case 'rule': {
        const rule = this.#grammar.rules.get(expression.name);
        if (rule !== undefined) this.add(rule, place);
        return;
      }
      case 'choice':
        this.#addEach(expression.parts, place, expression.parts.length);
        return;
      case 'optional': {
        const { length } = expression.parts;
        this.arcs.push({ ...place, word: undefined, weight: place.weight / (length + 1) });
        this.#addEach(expression.parts, place, length + 1);
        return;
      }
      case 'sequence':
        this.#addInTurn(expression.parts, place);
        return;
      case 'repeated':
        this.#addRepeated(expression.inner, place, expression.atLeast);
        return;
    }
  }

  #addEach(parts: readonly Expression[], { from, to, weight }: Place, share: number): void {
    for (const part of parts) this.add(part, { from, to, weight: weight / share });
  }

  #addInTurn(parts: readonly Expression[], { from, to, weight }: Place): void {
    let at = from;
    for (const [index, part] of parts.entries()) {
      const next = index === parts.length - 1 ? to : this.#newState();
      this.add(part, { from: at, to: next, weight: index === 0 ? weight : 1 });
      at = next;
    }
  }

  #addRepeated(inner: Expression, { from, to, weight }: Place, atLeast: 0 | 1): void {
    const [before, behind] = [this.#newState(), this.#newState()];
    this.arcs.push({ from, to: before, word: undefined, weight });
    this.add(inner, { from: before, to: behind, weight: 0.5 });
    this.arcs.push({ from: behind, to: before, word: undefined, weight: 1 });
    if (atLeast === 1) this.arcs.push({ from: behind, to, word: undefined, weight: 1 });
    else this.arcs.push({ from: before, to, word: undefined, weight: 0.5 });
  }

  #newState(): number {
    this.states += 1;
    return this.states - 1;
  }
}
