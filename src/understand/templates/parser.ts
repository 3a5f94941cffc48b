import { type Token, tokenise } from '../text/tokens.ts';
import { contextWith, fitsContext } from './context.ts';
import type { FilledSlot } from './hypothesis.ts';
import { type Parse, toParse } from './match.ts';
import type { Context, SlotList, SlotLists } from './slot-list.ts';
import type { SentenceEnd, State } from './state.ts';
import { type Arrival, walk } from './walk.ts';

export interface ParseOptions {
  /**
   * Where the exact reading is nothing, or has free text for a name that is not known (a list with `unknown: true`), reads
   * once more with names by sound and spelling: those of `fuzzy` lists and of run-time lists that have `matchAlike`. They
   * never beat an exact value; where none is found the exact reading stands. Default false.
   */
  readonly alike?: boolean | undefined;
  /** Facts that `requires_context` and `excludes_context` are compared with. Default none. */
  readonly context?: Context | undefined;
}

/** What a parser works with. */
export interface ParserData {
  readonly start: State;
  readonly skip: SlotList;
  readonly hesitations: ReadonlySet<string>;
  /** The ends of sentences that mean nothing. */
  readonly meaningless: ReadonlySet<SentenceEnd>;
}

/** Reads texts by compiled sentences. */
export class Parser {
  readonly #data: ParserData;

  constructor(data: ParserData) {
    this.#data = data;
  }

  /** Never throws. */
  parse(text: string, lists: SlotLists, options: ParseOptions): Parse {
    const tokens = tokenise(text);
    const context = options.context ?? {};
    const exact = this.#arrivals(tokens, lists, context, false);
    const arrivals = options.alike === true && isOpen(exact) ? this.#alike(tokens, lists, context, exact) : exact;
    if (arrivals.some(({ end }) => this.#data.meaningless.has(end))) return { type: 'nothing' };
    return toParse(arrivals, { text, tokens, hesitations: this.#data.hesitations, context });
  }

  /** The best arrivals with names by sound; the exact ones where no such name is in the best. */
  #alike(tokens: readonly Token[], lists: SlotLists, context: Context, exact: readonly Arrival[]): readonly Arrival[] {
    if (exact.some(({ end }) => this.#data.meaningless.has(end))) return exact;
    const arrivals = this.#arrivals(tokens, lists, context, true);
    return arrivals.some(({ hypothesis }) => hasFilling(hypothesis.slots, isAlike)) ? arrivals : exact;
  }

  #arrivals(tokens: readonly Token[], lists: SlotLists, context: Context, alike: boolean): readonly Arrival[] {
    const all = walk(this.#data.start, tokens, { lists, skip: this.#data.skip, alike });
    const fitting = all.filter(
      ({ end: { contextRule }, hypothesis }) =>
        contextRule === undefined || fitsContext(contextRule, contextWith(context, hypothesis.slots)),
    );
    const best = fitting.reduce((score, { hypothesis }) => Math.max(score, hypothesis.score), Number.NEGATIVE_INFINITY);
    return fitting.filter(({ hypothesis }) => hypothesis.score === best);
  }
}

/** Whether names by sound could still do better. */
function isOpen(exact: readonly Arrival[]): boolean {
  return exact.every(({ hypothesis }) => hasFilling(hypothesis.slots, isUnknown));
}

function hasFilling(slots: FilledSlot | undefined, test: (filling: FilledSlot['filling']) => boolean): boolean {
  for (let slot = slots; slot !== undefined; slot = slot.before) if (test(slot.filling)) return true;
  return false;
}

function isAlike(filling: FilledSlot['filling']): boolean {
  return filling.type === 'value' && filling.alike;
}

function isUnknown(filling: FilledSlot['filling']): boolean {
  return filling.type === 'words' && filling.unknown;
}
