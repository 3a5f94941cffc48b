import type { ContextRule } from './context.ts';
import type { SlotList, SlotValue } from './slot-list.ts';

/**
 * What may come next in a sentence. States are shared between sentences that end alike, and never form a circle:
 * only a {@link Wildcard} takes a number of words not known before. Most are made when they are first come to.
 */
export interface State {
  readonly words: ReadonlyMap<string, readonly State[]>;
  readonly lists: readonly ListEdge[];
  readonly wildcards: readonly Wildcard[];
  /** The sentences that are complete here. */
  readonly ends: readonly SentenceEnd[];
}

export interface ListEdge {
  /** The name under which a run-time list replaces `list`; undefined: none does. */
  readonly name: string | undefined;
  readonly list: SlotList;
  /** Whether its values count as words of the template. */
  readonly fixed: boolean;
  readonly slot: string;
  readonly next: State;
}

/** Free text of one word or more. */
export interface Wildcard {
  readonly slot: string;
  /** Whether it stands for a name that is not known. */
  readonly unknown: boolean;
  readonly next: State;
}

export interface SentenceEnd {
  readonly intent: string;
  /** The template as written. */
  readonly template: string;
  readonly fixedSlots: Readonly<Record<string, SlotValue>>;
  readonly contextRule?: ContextRule | undefined;
}
