import type { Decision } from './decision.ts';

/** What an intent can do that is not wanted, from nothing to what cannot be taken back. */
export type Risk = 'none' | 'reversible' | 'start' | 'destructive' | 'sweeping';

/**
 * How sure it is that this was said and meant. `sure`: literal words; `unsure`: one reason to doubt it, such as a name
 * that only sounds alike, a recogniser in doubt, a reference that nobody gave, a language model; `guess`: several.
 */
export type Certainty = 'sure' | 'unsure' | 'guess';

/** What risk and certainty come to. `undo`: it acts, and can be taken back for some seconds. */
export type Verdict = 'act' | 'undo' | 'ask' | 'refuse';

/** One reading of a sentence: a template that it fits, or what a model made of it. */
export interface Reading {
  readonly intent: string;
  /** As the language's file or the config has it; empty for a model's. */
  readonly template: string;
  readonly slots: Readonly<Record<string, string | number | boolean>>;
}

/** How UNDERSTAND came from a sentence to what it would do, step by step. */
export interface Explanation {
  /** As it was typed or heard. */
  readonly text: string;
  /** What was compared with the templates, and what was changed for that, a sentence each. */
  readonly repaired: string;
  readonly repairs: readonly string[];
  /** None: not understood. Several: a tie. */
  readonly readings: readonly Reading[];
  /** What each reference came to: "the auth task → task 2, refactor auth". */
  readonly references: readonly string[];
  readonly risk: Risk | undefined;
  readonly certainty: Certainty | undefined;
  /** 0 to 1. */
  readonly confidence: number;
  /** Undefined where nothing would be done: an answer, a refusal for another reason, not understood. */
  readonly verdict: Verdict | undefined;
  readonly decision: Decision;
}
