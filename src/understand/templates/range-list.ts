import { numberInWords } from '../text/number-words.ts';
import type { Token } from '../text/tokens.ts';
import type { ListEntry, ListMatch, SlotList } from './slot-list.ts';

/** A range as Home Assistant's lists have it. Both ends belong to it. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  /** Default 1. */
  readonly step?: number | undefined;
  /** The slot's value is the number times this. Default 1. */
  readonly multiplier?: number | undefined;
  /** Whether numbers between the whole ones belong to it too. Default: none. */
  readonly fractions?: 'halves' | 'tenths' | undefined;
}

/** Numbers, as digits and in words: "5", "five", "twenty one", "minus two", "two point five". */
export class RangeList implements SlotList {
  readonly #range: NumberRange;

  constructor(range: NumberRange) {
    this.#range = range;
  }

  match(tokens: readonly Token[], from: number): readonly ListMatch[] {
    const negative = tokens[from]?.text === 'minus';
    const first = from + (negative ? 1 : 0);
    const whole = tokens[first]?.text ?? '';
    if (!/^\d+(?:\.\d+)?$/.test(whole)) return [];
    const matches: ListMatch[] = [];
    this.#push(matches, (negative ? -1 : 1) * Number(whole), first + 1);
    const decimals = tokens[first + 2]?.text ?? '';
    if (tokens[first + 1]?.text === 'point' && /^\d$/.test(decimals)) {
      this.#push(matches, (negative ? -1 : 1) * Number(`${whole}.${decimals}`), first + 3);
    }
    return matches;
  }

  *entries(): Iterable<ListEntry> {
    const { from, to, step = 1, multiplier = 1 } = this.#range;
    const last = Math.min(to, from + step * (MOST_ENTRIES - 1));
    for (let value = from; value <= last; value += step) {
      const words = value < 0 ? `minus ${numberInWords(-value)}` : numberInWords(value);
      yield { text: words, value: value * multiplier };
    }
  }

  #push(matches: ListMatch[], value: number, end: number): void {
    const { from, to, step = 1, multiplier = 1, fractions } = this.#range;
    const parts = fractions === 'halves' ? 2 : fractions === 'tenths' ? 10 : 1;
    const inRange = value >= from && value <= to;
    const onStep = Number.isInteger(value) ? (value - from) % step === 0 : Number.isInteger(value * parts);
    if (inRange && onStep) matches.push({ end, value: value * multiplier });
  }
}

/** A grammar with more numbers than this hears them badly. */
const MOST_ENTRIES = 1000;
