import type { Milliseconds } from './time.ts';

/** Who wrote the words down: a person at a keyboard, or a recogniser. */
export type Engine = 'typed' | 'local' | 'openai' | 'sherpa';

/** What a person said or typed, as text. */
export interface Utterance {
  readonly text: string;
  readonly engine: Engine;
  /**
   * Whether words outside the fixed sentences can be believed. The local recogniser forces any sound into its
   * vocabulary, so its free text is a `guess`; a large recogniser's and a keyboard's is `exact`.
   */
  readonly freeText: 'exact' | 'guess';
  /** 0 to 1, or undefined where the engine gives none. */
  readonly confidence: number | undefined;
  /** How long the sound was; undefined for typed text. */
  readonly duration: Milliseconds | undefined;
}

/**
 * How sure the local recogniser must be of a sentence for its word alone to end or overwrite work. Below, a large
 * recogniser is asked, or the person. Of its clean control sentences two in five reach it, of broken-off orders ("kill the
 * lights") none did (`hear/recogniser/thresholds.ts` says how it was measured).
 */
export const FULL_CONFIDENCE = 0.9;

/** What was typed: every word as it was meant. */
export function typed(text: string): Utterance {
  return { text, engine: 'typed', freeText: 'exact', confidence: undefined, duration: undefined };
}
