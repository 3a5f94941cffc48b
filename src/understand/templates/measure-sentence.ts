import type { Expression } from './expression.ts';
import type { References } from './references.ts';
import { TemplateFault } from './template-fault.ts';

/** Most edges that one sentence may grow to; more is a template that explodes. */
const MOST_EDGES = 200_000;

/** Most parts of a group in any order: n parts have 2ⁿ states. */
const MOST_IN_ANY_ORDER = 8;

/** Looks through sentences and all that they refer to, without building them. */
export class SentenceChecker {
  readonly #measure: Measure;

  constructor(references: References) {
    this.#measure = new Measure(references);
  }

  /**
   * What it passes can be built without a fault, in bounded memory.
   *
   * @throws TemplateFault when the sentence explodes or refers to what does not exist; WilcoError where that is in a rule
   */
  check(expression: Expression): void {
    try {
      this.#measure.of(expression, 1);
    } catch (thrown) {
      if (!(thrown instanceof TooLarge)) throw thrown;
      throw new TemplateFault(0, `expected a smaller sentence: this one has more than ${MOST_EDGES} branches`);
    }
  }
}

/** Thrown through the rules in between: it is the sentence that is too large. */
class TooLarge extends Error {}

interface Size {
  readonly edges: number;
  /** How many ways there are to begin it. */
  readonly width: number;
  /** Whether it can be no word at all. */
  readonly canBeEmpty: boolean;
}

class Measure {
  readonly #references: References;
  readonly #rules = new Map<string, Size>();

  constructor(references: References) {
    this.#references = references;
  }

  /** `next` is the width of what comes after. */
  of(expression: Expression, next: number): Size {
    const size = this.#sizeOf(expression, next);
    if (size.edges > MOST_EDGES) throw new TooLarge();
    return size;
  }

  #sizeOf(expression: Expression, next: number): Size {
    switch (expression.type) {
      case 'text':
        return { edges: 1 + expression.text.length / 2, width: 1, canBeEmpty: false };
      case 'gap':
        return { edges: 0, width: 0, canBeEmpty: true };
      case 'list':
        this.#references.list(expression.name, expression.offset);
        return { edges: 1, width: 1, canBeEmpty: false };
      case 'rule':
        return this.#rule(expression.name, expression.offset, next);
      case 'optional': {
        const { edges, width } = this.of(expression.item, next);
        return { edges: edges + width + next, width, canBeEmpty: true };
      }
      case 'alternative':
        return this.#choice(expression.items, next);
      case 'sequence':
        return this.#row(expression.items, next);
      case 'permutation':
        return this.#anyOrder(expression.items, expression.offset, next);
    }
  }

  #rule(name: string, offset: number, next: number): Size {
    const key = `${name} ${next}`;
    const known = this.#rules.get(key);
    if (known !== undefined) return known;
    const body = this.#references.rule(name, offset);
    const size = this.#references.inRule(name, () => this.of(body, next));
    this.#rules.set(key, size);
    return size;
  }

  #row(items: readonly Expression[], next: number): Size {
    let after: Size = { edges: 0, width: 0, canBeEmpty: true };
    for (const item of items.toReversed()) {
      const { edges, width, canBeEmpty } = this.of(item, after.width + (after.canBeEmpty ? next : 0));
      after = {
        edges: after.edges + edges,
        width: width + (canBeEmpty ? after.width : 0),
        canBeEmpty: canBeEmpty && after.canBeEmpty,
      };
    }
    return after;
  }

  #choice(items: readonly Expression[], next: number): Size {
    const sizes = items.map((item) => this.of(item, next));
    const width = sizes.reduce((sum, size) => sum + size.width, 0);
    const canBeEmpty = sizes.some((size) => size.canBeEmpty);
    const edges = sizes.reduce((sum, size) => sum + size.edges, width + (canBeEmpty ? next : 0));
    return { edges, width, canBeEmpty };
  }

  #anyOrder(items: readonly Expression[], offset: number, next: number): Size {
    if (items.length > MOST_IN_ANY_ORDER) {
      throw new TemplateFault(offset, `expected at most ${MOST_IN_ANY_ORDER} parts in any order`);
    }
    const { edges, width } = this.#choice(items, next);
    return {
      edges: edges * 2 ** (items.length - 1),
      width,
      canBeEmpty: items.every((item) => this.of(item, next).canBeEmpty),
    };
  }
}
