import type { Samples } from './audio.ts';
import type { PartState, Recognition } from './heard.ts';

/**
 * What a recogniser is told to expect, made by UNDERSTAND from the sentence templates, the projects and the tasks.
 * A new object means new hints; the same object is never changed.
 */
export interface Hints {
  /** A JSGF grammar (one public rule) of every sentence, all words lower case and without punctuation. */
  readonly grammar: string;
  /** Every word that occurs in `grammar`, lower case, unsorted, no duplicates. */
  readonly words: readonly string[];
  /** Names and terms that a large recogniser should spell so: projects, tasks, the config's vocabulary. */
  readonly phrases: readonly string[];
  /** How a word that no dictionary holds is said: word → how to read it ("kubectl" → "cube control"). */
  readonly spoken: ReadonlyMap<string, string>;
  /** What a sentence comes to, without doing anything. Costs a millisecond. */
  readonly kindOf: (text: string) => SentenceKind;
}

/**
 * `control`: one of the fixed sentences; `destructive`: one that can end work; `free`: with words of the person's own (a
 * prompt, a name), which only a large recogniser gets right; `unknown`: none that Wilco knows.
 */
export type SentenceKind = 'control' | 'destructive' | 'free' | 'unknown';

/** One take being recognised. `push` in order, then `finish` once; after an abort `finish` rejects. */
export interface Listening {
  /** Never blocks and never throws; work is done while the key is held. */
  push(samples: Samples): void;
  /** Resolves with what was said. Rejects with a WilcoError `recogniser_failed`, `recogniser_unavailable` or `timeout`. */
  finish(): Promise<Recognition>;
}

/** Port: turns sound into an Utterance. */
export interface Recogniser {
  /** Loads what it needs; resolves when `begin` answers at once. Rejects with `recogniser_unavailable`. */
  start(signal: AbortSignal): Promise<void>;
  /** A head start: what `hints` need is made ready now, so that `begin` with the same object need not. Never throws. */
  prepare(hints: Hints): void;
  begin(hints: Hints, signal: AbortSignal): Listening;
  state(): PartState;
}
