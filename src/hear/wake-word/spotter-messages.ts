import type { Samples } from '../../core/audio.ts';
import type { ErrorFacts } from '../../core/error.ts';

/** What an engine's process is told. `Order` says which phrase, and what the engine needs for it. */
export type ToSpotter<Order> =
  /** The first one. Not an argument of the process: it may hold a secret, and everybody can read those. */
  | { readonly type: 'open'; readonly order: Order }
  /** `from`: the place of the first sample in all the sound that was sent. */
  | { readonly type: 'sound'; readonly samples: Samples; readonly from: number }
  | { readonly type: 'reset' };

/** What it answers. */
export type FromSpotter =
  | { readonly type: 'ready'; readonly detail: string }
  /** It cannot be opened; the process ends after it. `final`: nor would it be the next time. */
  | { readonly type: 'unavailable'; readonly error: ErrorFacts; readonly final: boolean }
  /** `end`: the place in the sound where the phrase ended. */
  | { readonly type: 'heard'; readonly end: number };
