import type { ErrorFacts } from './error.ts';
import type { Milliseconds } from './time.ts';

/**
 * Who presses: the key itself where `by` is left out, a program (`wilco talk`), or the wake word, which "presses" when
 * its phrase ends and "releases" when the person has finished speaking.
 */
export type Presser = 'command' | 'wakeWord';

/**
 * What a talk key does. `ready` and `lost` say whether presses arrive at all; between `lost` and the next `ready` no
 * other event comes. After `pressed` comes one `released` or one `cancelled`; repeats of a held key are swallowed or come
 * as further `pressed` less than a second apart. One that comes later is a new press: the release before it was lost.
 */
export type HotkeyEvent =
  | { readonly type: 'ready'; readonly detail: string }
  | { readonly type: 'lost'; readonly error: ErrorFacts }
  | { readonly type: 'pressed'; readonly at: Milliseconds; readonly by?: Presser }
  | { readonly type: 'released'; readonly at: Milliseconds; readonly by?: Presser }
  | { readonly type: 'cancelled'; readonly at: Milliseconds; readonly by?: Presser }
  /** Begins a take, or ends the one that is open, whatever the mode is. */
  | { readonly type: 'toggled'; readonly at: Milliseconds }
  /**
   * Another key went down: Escape while the talk key is held or a take is open, or any other one (which, nobody learns)
   * while a talk key that is a modifier is held.
   */
  | { readonly type: 'otherKey'; readonly key: 'escape' | 'other'; readonly at: Milliseconds };

/** Port: a source of talk key events. */
export interface Hotkey {
  /** Ends when `signal` aborts. Never throws: what fails is an event `lost`, and it tries again with back-off. */
  events(signal: AbortSignal): AsyncIterable<HotkeyEvent>;
  /** A take is open from now on, whoever opened it: Escape is wanted. Never throws. */
  takeBegan?(): void;
  /** No take is open any more, however it ended. Never throws. */
  takeEnded?(): void;
}
