import type { Samples } from '../../../core/audio.ts';
import type { ErrorFacts } from '../../../core/error.ts';

/** What the process of the sherpa recogniser is told. Takes are numbered; several may be open. */
export type ToSherpa =
  /** `phrases`: names and terms that are likely. */
  | { readonly type: 'begin'; readonly take: number; readonly phrases: readonly string[] }
  | { readonly type: 'frame'; readonly take: number; readonly samples: Samples }
  | { readonly type: 'finish'; readonly take: number }
  /** No answer is wanted any more. */
  | { readonly type: 'abandon'; readonly take: number };

/** What the model made of a take. `confidence`: 0 to 1, where the kind of model tells it. */
export interface Transcript {
  readonly text: string;
  readonly confidence: number | undefined;
}

/** What it answers. */
export type FromSherpa =
  | { readonly type: 'ready'; readonly detail: string }
  /** Library or model is missing or damaged; the process ends after it. */
  | { readonly type: 'unavailable'; readonly error: ErrorFacts }
  | { readonly type: 'recognised'; readonly take: number; readonly transcript: Transcript }
  | { readonly type: 'failed'; readonly take: number; readonly error: ErrorFacts };
