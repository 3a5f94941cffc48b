import type { Expression } from './expression.ts';
import type { DefinitionPath } from './place.ts';
import type { References } from './references.ts';
import type { SentenceEnd } from './state.ts';

/** One template, parsed, its parts whole words, with what it refers to. */
export interface Sentence {
  readonly expression: Expression;
  readonly end: SentenceEnd;
  readonly references: References;
  readonly path: DefinitionPath;
  /** Whether a recogniser shall expect it. */
  readonly spoken: boolean;
}
