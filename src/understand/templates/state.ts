import type { SlotList, SlotValue } from './slot-list.ts';

/**
 * What may come next in a sentence. States are shared between sentences that end alike, and never form a circle:
 * only a {@link Wildcard} takes a number of words not known before.
 */
export interface State {
  readonly words: ReadonlyMap<string, readonly State[]>;
  readonly lists: readonly ListEdge[];
  readonly wildcards: readonly Wildcard[];
  /** The sentences that are complete here. */
  readonly ends: readonly SentenceEnd[];
}

export interface ListEdge {
  /** The list's name, under which a run-time list replaces `list`. */
  readonly name: string;
  readonly list: SlotList;
  readonly slot: string;
  readonly next: State;
}

/** Free text of one word or more. */
export interface Wildcard {
  readonly slot: string;
  readonly next: State;
}

export interface SentenceEnd {
  readonly intent: string;
  /** The template as written. */
  readonly template: string;
  readonly fixedSlots: Readonly<Record<string, SlotValue>>;
}
