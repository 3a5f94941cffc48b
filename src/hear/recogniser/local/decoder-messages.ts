import type { Samples } from '../../../core/audio.ts';
import type { ErrorFacts } from '../../../core/error.ts';
import type { Recognition } from '../../../core/heard.ts';
import type { Hints } from '../../../core/recogniser.ts';

/** What the process of the local recogniser is told. Takes are numbered, one is open at a time. */
export type ToDecoder =
  /** Holds for the takes that begin after it. */
  | { readonly type: 'hints'; readonly hints: Pick<Hints, 'grammar' | 'words' | 'spoken'> }
  | { readonly type: 'begin'; readonly take: number }
  | { readonly type: 'frame'; readonly samples: Samples }
  | { readonly type: 'finish' }
  /** No answer is wanted any more. */
  | { readonly type: 'abandon' };

/** What it answers. */
export type FromDecoder =
  | { readonly type: 'ready'; readonly detail: string }
  /** Library or model is missing; the process ends after it. */
  | { readonly type: 'unavailable'; readonly error: ErrorFacts }
  | { readonly type: 'recognised'; readonly take: number; readonly recognition: Recognition }
  | { readonly type: 'failed'; readonly take: number; readonly error: ErrorFacts };
