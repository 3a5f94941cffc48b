import type { Token } from '../text/tokens.ts';

/** What a slot can hold. */
export type SlotValue = string | number | boolean;

/** One way in which words are a value of a list: the words before `end`. */
export interface ListMatch {
  readonly end: number;
  readonly value: SlotValue;
}

/** A value and one way to write it. */
export interface ListEntry {
  readonly text: string;
  readonly value: SlotValue;
}

/** The values that `{list}` in a template stands for. Those that change at run time are given to `parse`. */
export interface SlotList {
  /** Every way in which `tokens` from `from` on begin with a value. */
  match(tokens: readonly Token[], from: number): readonly ListMatch[];
  /** How the values are written, for samples and grammars; of a long range only a part. */
  entries(): Iterable<ListEntry>;
}

/** Lists by name. */
export type SlotLists = ReadonlyMap<string, SlotList>;
