import type { Milliseconds } from './time.ts';

/** Who wrote the words down: a person at a keyboard, or a recogniser. */
export type Engine = 'typed' | 'local' | 'openai';

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
