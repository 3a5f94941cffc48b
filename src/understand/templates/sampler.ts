import { tokenise } from '../text/tokens.ts';
import { aboutFacts, fitsContext } from './context.ts';
import type { Expression } from './expression.ts';
import type { Sentence } from './sentence.ts';
import type { Context, ListEntry, SlotList, SlotLists, SlotValue } from './slot-list.ts';

/** A sentence that a template can be, and what it must parse to. */
export interface Sample {
  readonly text: string;
  readonly intent: string;
  readonly slots: Readonly<Record<string, SlotValue>>;
  readonly template: string;
}

/** Facts that a sentence requires and that none of its values state are the business of who parses the sample. */
export interface SampleOptions {
  /** Values for lists that change at run time. */
  readonly lists?: SlotLists | undefined;
  /** What to put where free text goes. */
  readonly freeText?: readonly string[] | undefined;
  /** Only what a recogniser is told to expect. Default false. */
  readonly spoken?: boolean | undefined;
  /** The same seed gives the same samples. Default 1. */
  readonly seed?: number | undefined;
}

/** What free text is in samples unless told. */
const SAMPLE_FREE_TEXT = ['refactor auth', 'fix the login test', 'Update README.md', 'add dark mode'];

/** `count` samples, taken from the sentences in turn; fewer where the sentences have no more words to give. */
export function samplesOf(all: readonly Sentence[], count: number, options: SampleOptions): readonly Sample[] {
  const sentences = options.spoken === true ? all.filter(({ spoken }) => spoken) : all;
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
  /** What is said, words of the template together and every value by itself. */
  readonly parts: readonly SaidPart[];
  readonly slots: Readonly<Record<string, SlotValue>>;
  /** What its values say of themselves. */
  readonly context: Context;
}

interface SaidPart {
  readonly text: string;
  readonly isValue: boolean;
}

const SILENCE: Piece = { parts: [], slots: {}, context: {} };

class Sampler {
  readonly #options: SampleOptions;
  readonly #entries = new Map<SlotList, readonly ListEntry[]>();
  #state: number;

  constructor(options: SampleOptions) {
    this.#options = options;
    this.#state = (options.seed ?? 1) >>> 0;
  }

  /**
   * Undefined where a list has no values, where a value is not for this sentence (`requires_context`), and where words
   * run into each other: "task twenty" and "one more time".
   */
  sample({ expression, end, references }: Sentence): Sample | undefined {
    const piece = this.#expand(expression, references);
    if (piece === undefined || piece.parts.length === 0) return undefined;
    if (end.contextRule !== undefined && !fitsContext(aboutFacts(end.contextRule, piece.context), piece.context)) {
      return undefined;
    }
    const text = piece.parts.map((part) => part.text).join(' ');
    const apart = piece.parts.reduce((words, part) => words + tokenise(part.text).length, 0);
    if (tokenise(text).length !== apart) return undefined;
    return { text, intent: end.intent, slots: { ...end.fixedSlots, ...piece.slots }, template: end.template };
  }

  #expand(expression: Expression, references: Sentence['references']): Piece | undefined {
    switch (expression.type) {
      case 'text':
        return { parts: [{ text: expression.text, isValue: false }], slots: {}, context: {} };
      case 'gap':
        return SILENCE;
      case 'rule':
        return this.#expand(references.rule(expression.name, expression.offset), references);
      case 'optional':
        return (this.#below(2) === 0 ? this.#expand(expression.item, references) : undefined) ?? SILENCE;
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
    const parts: SaidPart[] = [];
    const slots: Record<string, SlotValue> = {};
    const context: Record<string, unknown> = {};
    for (const item of items) {
      const piece = this.#expand(item, references);
      if (piece === undefined) return undefined;
      for (const part of piece.parts) {
        const last = parts.at(-1);
        const goesOn = last !== undefined && !last.isValue && !part.isValue;
        if (goesOn) parts[parts.length - 1] = { text: `${last.text} ${part.text}`, isValue: false };
        else parts.push(part);
      }
      Object.assign(slots, piece.slots);
      Object.assign(context, piece.context);
    }
    return { parts, slots, context };
  }

  #value(list: Extract<Expression, { type: 'list' }>, references: Sentence['references']): Piece | undefined {
    const kind = references.list(list.name, list.offset);
    if (this.#options.spoken === true && !(kind.type === 'wildcard' ? !kind.unknown : kind.spoken)) return undefined;
    if (kind.type === 'wildcard') {
      const text = this.#pick(this.#options.freeText ?? SAMPLE_FREE_TEXT);
      return text === undefined ? undefined : valuePiece(list.slot, { text, value: text });
    }
    const given = kind.replaceable ? this.#options.lists?.get(list.name) : undefined;
    const entry = this.#pick(this.#entriesOf(given ?? kind.list));
    return entry === undefined ? undefined : valuePiece(list.slot, entry);
  }

  #entriesOf(list: SlotList): readonly ListEntry[] {
    const known = this.#entries.get(list);
    if (known !== undefined) return known;
    const entries = [...list.entries()];
    this.#entries.set(list, entries);
    return entries;
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

function valuePiece(slot: string, { text, value, context = {} }: ListEntry): Piece {
  return { parts: [{ text, isValue: true }], slots: { [slot]: value }, context };
}
