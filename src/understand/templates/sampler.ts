import type { Expression } from './expression.ts';
import type { Sentence } from './sentence.ts';
import type { SlotLists, SlotValue } from './slot-list.ts';

/** A sentence that a template can be, and what it must parse to. */
export interface Sample {
  readonly text: string;
  readonly intent: string;
  readonly slots: Readonly<Record<string, SlotValue>>;
  readonly template: string;
}

export interface SampleOptions {
  /** Values for lists that change at run time. */
  readonly lists?: SlotLists | undefined;
  /** What to put where free text goes. */
  readonly freeText?: readonly string[] | undefined;
  /** The same seed gives the same samples. Default 1. */
  readonly seed?: number | undefined;
}

/** What free text is in samples unless told. */
const SAMPLE_FREE_TEXT = ['refactor auth', 'fix the login test', 'Update README.md', 'add dark mode'];

/** `count` samples, taken from the sentences in turn; fewer where the sentences have no more words to give. */
export function samplesOf(sentences: readonly Sentence[], count: number, options: SampleOptions): readonly Sample[] {
  const sampler = new Sampler(options);
  const found = new Map<string, Sample>();
  const fruitless = sentences.length * 20;
  for (let turn = 0, vain = 0; found.size < count && vain < fruitless; turn += 1) {
    const sentence = sentences[turn % sentences.length];
    if (sentence === undefined) break;
    const sample = sampler.sample(sentence);
    if (sample === undefined || found.has(sample.text)) vain += 1;
    else {
      vain = 0;
      found.set(sample.text, sample);
    }
  }
  return [...found.values()];
}

interface Piece {
  readonly text: string;
  readonly slots: Readonly<Record<string, SlotValue>>;
}

class Sampler {
  readonly #options: SampleOptions;
  #state: number;

  constructor(options: SampleOptions) {
    this.#options = options;
    this.#state = (options.seed ?? 1) >>> 0;
  }

  sample({ expression, end, references }: Sentence): Sample | undefined {
    const piece = this.#expand(expression, references);
    const text = piece?.text.replace(/\s+/g, ' ').trim() ?? '';
    if (piece === undefined || text === '') return undefined;
    return { text, intent: end.intent, slots: { ...end.fixedSlots, ...piece.slots }, template: end.template };
  }

  /** Undefined where a list has no values. */
  #expand(expression: Expression, references: Sentence['references']): Piece | undefined {
    switch (expression.type) {
      case 'text':
        return { text: expression.text, slots: {} };
      case 'gap':
        return { text: '', slots: {} };
      case 'rule':
        return this.#expand(references.rule(expression.name, expression.offset), references);
      case 'optional':
        return (
          (this.#below(2) === 0 ? this.#expand(expression.item, references) : undefined) ?? { text: '', slots: {} }
        );
      case 'alternative':
        return this.#shuffled(expression.items)
          .values()
          .map((item) => this.#expand(item, references))
          .find((piece) => piece !== undefined);
      case 'sequence':
        return this.#join(expression.items, references);
      case 'permutation':
        return this.#join(this.#shuffled(expression.items), references);
      case 'list':
        return this.#value(expression, references);
    }
  }

  #join(items: readonly Expression[], references: Sentence['references']): Piece | undefined {
    let joined: Piece = { text: '', slots: {} };
    for (const item of items) {
      const piece = this.#expand(item, references);
      if (piece === undefined) return undefined;
      joined = { text: `${joined.text} ${piece.text}`, slots: { ...joined.slots, ...piece.slots } };
    }
    return joined;
  }

  #value(list: Extract<Expression, { type: 'list' }>, references: Sentence['references']): Piece | undefined {
    const kind = references.list(list.name, list.offset);
    if (kind === 'wildcard') {
      const text = this.#pick(this.#options.freeText ?? SAMPLE_FREE_TEXT);
      return text === undefined ? undefined : { text, slots: { [list.slot]: text } };
    }
    const entry = this.#pick([...(this.#options.lists?.get(list.name) ?? kind).entries()]);
    return entry === undefined ? undefined : { text: entry.text, slots: { [list.slot]: entry.value } };
  }

  #pick<T>(items: readonly T[]): T | undefined {
    return items[this.#below(items.length)];
  }

  #shuffled<T>(items: readonly T[]): readonly T[] {
    const left = [...items];
    return items.flatMap(() => left.splice(this.#below(left.length), 1));
  }

  /** A number from 0 to below `limit`: mulberry32, small and good enough to wander through templates. */
  #below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, limit);
  }
}
