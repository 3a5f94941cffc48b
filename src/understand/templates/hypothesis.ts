import type { SlotValue } from './slot-list.ts';

/** A slot filled on the way, newest first: with a value, or with the words from one token to another. */
export interface FilledSlot {
  readonly slot: string;
  readonly filling:
    | { readonly type: 'value'; readonly value: SlotValue }
    | { readonly type: 'words'; readonly from: number; readonly to: number };
  readonly before: FilledSlot | undefined;
}

/** One way to have come to a state. */
export interface Hypothesis {
  /** Higher is better; comparable between hypotheses at the same word. */
  readonly score: number;
  readonly slots: FilledSlot | undefined;
  /** Inside free text: the word where it began. */
  readonly from?: number;
}

/** Free text costs more than anything else can gain, so that literal words always beat wildcards. */
export const WILDCARD_WORD = -10_000;
export const LITERAL_WORD = 2;
export const LIST_WORD = 1;

/** Equally good ways kept for one place; a tie has at least two, and nobody wants to be asked about more. */
const MOST_EQUALS = 8;

/** Keeps the best hypotheses for `key`: a better one replaces, an equal one with other slots is added. */
export function offer<K>(places: Map<K, Hypothesis[]>, key: K, hypothesis: Hypothesis): void {
  const known = places.get(key);
  const best = known?.[0];
  if (known === undefined || best === undefined || hypothesis.score > best.score) {
    places.set(key, [hypothesis]);
  } else if (hypothesis.score === best.score && known.length < MOST_EQUALS) {
    if (!known.some((other) => sameWay(other, hypothesis))) known.push(hypothesis);
  }
}

function sameWay(one: Hypothesis, other: Hypothesis): boolean {
  return one.from === other.from && sameSlots(one.slots, other.slots);
}

function sameSlots(one: FilledSlot | undefined, other: FilledSlot | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined || one.slot !== other.slot) return false;
  return sameFilling(one.filling, other.filling) && sameSlots(one.before, other.before);
}

function sameFilling(one: FilledSlot['filling'], other: FilledSlot['filling']): boolean {
  if (one.type === 'value') return other.type === 'value' && one.value === other.value;
  return other.type === 'words' && one.from === other.from && one.to === other.to;
}
