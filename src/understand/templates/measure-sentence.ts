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

  /** `outer` has looked through the rules that `references` shares with it. */
  constructor(references: References, outer?: SentenceChecker) {
    this.#measure = new Measure(references, outer === undefined ? undefined : outer.#measure);
  }

  /**
   * What it passes can be built without a fault, in bounded memory.
   *
   * @throws TemplateFault when the sentence explodes or refers to what does not exist; WilcoError where that is in a rule
   */
  check(expression: Expression): void {
    try {
      this.#measure.of(expression);
    } catch (thrown) {
      if (!(thrown instanceof TooLarge)) throw thrown;
      throw new TemplateFault(0, `expected a smaller sentence: this one has more than ${MOST_EDGES} branches`);
    }
  }
}

/** Thrown through the rules in between: it is the sentence that is too large. */
class TooLarge extends Error {}

/** How large a part is, whatever comes after it: `edges + perNext × n` edges where n ways go on behind it. */
interface Size {
  readonly edges: number;
  readonly perNext: number;
  /** How many ways there are to begin it. */
  readonly width: number;
  /** Whether it can be no word at all. */
  readonly canBeEmpty: boolean;
}

const EMPTY: Size = { edges: 0, perNext: 0, width: 0, canBeEmpty: true };
const ONE_WAY: Size = { edges: 1, perNext: 0, width: 1, canBeEmpty: false };

class Measure {
  readonly #references: References;
  readonly #outer: Measure | undefined;
  readonly #rules = new Map<string, Size>();

  constructor(references: References, outer: Measure | undefined) {
    this.#references = references;
    this.#outer = outer;
  }

  of(expression: Expression): Size {
    const size = this.#sizeOf(expression);
    if (size.edges + size.perNext > MOST_EDGES) throw new TooLarge();
    return size;
  }

  #sizeOf(expression: Expression): Size {
    switch (expression.type) {
      case 'text':
        return { ...ONE_WAY, edges: 1 + expression.text.length / 2 };
      case 'gap':
        return EMPTY;
      case 'list':
        this.#references.list(expression.name, expression.offset);
        return ONE_WAY;
      case 'rule':
        return this.#rule(expression.name, expression.offset);
      case 'optional': {
        const { edges, perNext, width } = this.of(expression.item);
        return { edges: edges + width, perNext: perNext + 1, width, canBeEmpty: true };
      }
      case 'alternative':
        return this.#choice(expression.items);
      case 'sequence':
        return this.#row(expression.items);
      case 'permutation':
        return this.#anyOrder(expression.items, expression.offset);
    }
  }

  #rule(name: string, offset: number): Size {
    const known = this.#rules.get(name);
    if (known !== undefined) return known;
    const size =
      this.#outer !== undefined && this.#references.isShared(name)
        ? this.#outer.#rule(name, offset)
        : this.#sizeOfBody(name, offset);
    this.#rules.set(name, size);
    return size;
  }

  #sizeOfBody(name: string, offset: number): Size {
    const body = this.#references.rule(name, offset);
    return this.#references.inRule(name, () => this.of(body));
  }

  #row(items: readonly Expression[]): Size {
    let after = EMPTY;
    for (let at = items.length - 1; at >= 0; at -= 1) {
      const item = items[at];
      if (item === undefined) continue;
      const { edges, perNext, width, canBeEmpty } = this.of(item);
      after = {
        edges: after.edges + edges + perNext * after.width,
        perNext: after.perNext + (after.canBeEmpty ? perNext : 0),
        width: width + (canBeEmpty ? after.width : 0),
        canBeEmpty: canBeEmpty && after.canBeEmpty,
      };
    }
    return after;
  }

  #choice(items: readonly Expression[]): Size {
    let edges = 0;
    let perNext = 0;
    let width = 0;
    let canBeEmpty = false;
    for (const item of items) {
      const size = this.of(item);
      edges += size.edges + size.width;
      perNext += size.perNext;
      width += size.width;
      canBeEmpty ||= size.canBeEmpty;
    }
    return { edges, perNext: perNext + (canBeEmpty ? 1 : 0), width, canBeEmpty };
  }

  #anyOrder(items: readonly Expression[], offset: number): Size {
    if (items.length > MOST_IN_ANY_ORDER) {
      throw new TemplateFault(offset, `expected at most ${MOST_IN_ANY_ORDER} parts in any order`);
    }
    const { edges, perNext, width } = this.#choice(items);
    const times = 2 ** (items.length - 1);
    const canBeEmpty = items.every((item) => this.of(item).canBeEmpty);
    return { edges: edges * times, perNext: perNext * times, width, canBeEmpty };
  }
}
