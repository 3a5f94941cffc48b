import type { Context, SlotValue } from './slot-list.ts';

/** A slot filled on the way, newest first: with a value, or with the words from one token to another. */
export interface FilledSlot {
  readonly slot: string;
  readonly filling: Filling;
  readonly before: FilledSlot | undefined;
}

export type Filling =
  /** `alike`: the value only sounds or looks like the words. */
  | {
      readonly type: 'value';
      readonly value: SlotValue;
      readonly alike: boolean;
      readonly context?: Context | undefined;
    }
  /** `unknown`: the words stand for a name that is not known. */
  | { readonly type: 'words'; readonly from: number; readonly to: number; readonly unknown: boolean };

/** One way to have come to a state. */
export interface Hypothesis {
  /** Higher is better; comparable between hypotheses at the same word. */
  readonly score: number;
  readonly slots: FilledSlot | undefined;
  /** Inside free text: the word where it began. */
  readonly from?: number;
}

/** Free text costs more than all else can gain, so that literal words always beat wildcards. */
export const WILDCARD_WORD = -10_000;
/** A word of the template, or of a list that the definition itself writes out. */
export const LITERAL_WORD = 2;
/** A word of a list that changes at run time: "cancel it" beats a task that is called "it". */
export const LIST_WORD = 1;

/**
 * A name by sound, whatever its length. More than two words of free text, so that "fix the bug in happy" does not lose
 * its end to a project "api" that was not asked for; less than the three of "in project happy".
 */
export const ALIKE_VALUE = -25_000;
/** Where names by sound take part, a word of a name that is not known costs more than any of them. */
export const UNKNOWN_WORD = -100_000;
/** What full likeness is worth; less than any word of free text. */
export const LIKENESS = 1000;

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

function sameFilling(one: Filling, other: Filling): boolean {
  if (one.type === 'words') return other.type === 'words' && one.from === other.from && one.to === other.to;
  return other.type === 'value' && one.value === other.value && one.context === other.context;
}
