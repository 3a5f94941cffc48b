import type { ErrorFacts } from './error.ts';
import type { Milliseconds } from './time.ts';

/**
 * What a talk key does. `ready` and `lost` say whether presses arrive at all; between `lost` and the next `ready` no
 * other event comes. Auto-repeat is already swallowed: after `pressed` comes one `released` or one `cancelled`.
 */
export type HotkeyEvent =
  | { readonly type: 'ready'; readonly detail: string }
  | { readonly type: 'lost'; readonly error: ErrorFacts }
  | { readonly type: 'pressed'; readonly at: Milliseconds }
  | { readonly type: 'released'; readonly at: Milliseconds }
  | { readonly type: 'cancelled'; readonly at: Milliseconds };

/** Port: a source of talk key events. */
export interface Hotkey {
  /** Ends when `signal` aborts. Never throws: what fails is an event `lost`, and it tries again with back-off. */
  events(signal: AbortSignal): AsyncIterable<HotkeyEvent>;
}
