import type { Token } from '../text/tokens.ts';

/** What a slot can hold. */
export type SlotValue = string | number | boolean;

/** Facts by name that sentences can require or exclude, as Home Assistant's `context`. */
export type Context = Readonly<Record<string, unknown>>;

/** One way in which words are a value of a list: the words before `end`. */
export interface ListMatch {
  readonly end: number;
  readonly value: SlotValue;
  /** Of {@link SlotList.matchAlike} only: how alike, from 0 to 1. Default 0.5. */
  readonly likeness?: number | undefined;
  /** Facts that hold once this value is meant. */
  readonly context?: Context | undefined;
}

/** A value and one way to write it. */
export interface ListEntry {
  readonly text: string;
  readonly value: SlotValue;
  readonly context?: Context | undefined;
}

/** The values that `{list}` in a template stands for. Those that change at run time are given to `parse`. */
export interface SlotList {
  /** Every way in which `tokens` from `from` on begin with a value. */
  match(tokens: readonly Token[], from: number): readonly ListMatch[];
  /**
   * The same for values that only sound or look like the words. Those with the same `end` count as equally alike. Asked
   * only where no exact reading is to be had; left out where a list has no such values.
   */
  matchAlike?(tokens: readonly Token[], from: number): readonly ListMatch[];
  /** How the values are written, for samples and grammars; of a long range only a part. */
  entries(): Iterable<ListEntry>;
}

/** Lists by name. */
export type SlotLists = ReadonlyMap<string, SlotList>;
