import type { Milliseconds } from '../../core/time.ts';

/** What phrasing depends on besides the announcement itself. */
export interface TellingContext {
  /** Since the epoch; what "for 2 min" is counted to. */
  readonly now: Milliseconds;
  /** Whether `spoken` may be as long as the text is; otherwise a couple of sentences. */
  readonly longText: boolean;
  /** Whether the reader can click a choice. */
  readonly clickable: boolean;
}
