import type { HotkeyEvent, Presser } from '../../core/hotkey.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { CommandKey } from './command-key.ts';
import type { KeyState } from './key-state.ts';

/** All that is known of the talk key and its take, and of the key of the desktop that programs tell of. */
export type TalkState = TalkPhase & { readonly command: CommandKey };

/** Whether a take is open, and where the talk key is. */
export type TalkPhase =
  | { readonly type: 'idle'; readonly key: KeyState }
  | { readonly type: 'talking'; readonly key: KeyState; readonly take: OpenTake };

/** The take that is open. Only the talk key's own take waits to be announced. */
export type OpenTake = OpenTakeFacts &
  (
    | { readonly type: 'held'; readonly by?: Presser }
    /** Nothing is held: the next press ends it. */
    | { readonly type: 'handsFree'; readonly by?: Presser }
    /** It was hands-free, and the talk key is down again: its release ends the take. */
    | { readonly type: 'ending'; readonly by?: Presser }
  );

interface OpenTakeFacts {
  readonly openedAt: Milliseconds;
  readonly announced: boolean;
}

/** What happens. `passed` says that time has passed, as an action `wake` had asked for; one too many is harmless. */
export type TalkEvent =
  | Exclude<HotkeyEvent, { readonly type: 'ready' | 'lost' }>
  /** The open take has failed: no `finish` or `drop` is wanted for it. */
  | { readonly type: 'failed'; readonly at: Milliseconds }
  | { readonly type: 'passed'; readonly at: Milliseconds };

export type TalkAction =
  /**
   * Begin to record, and show nothing yet. Every `open` is followed by one `finish` or one `drop`, or by an event
   * `failed`.
   */
  | { readonly type: 'open'; readonly pressedAt: Milliseconds; readonly by?: Presser }
  /** The open take is meant: the person may see and hear it. Comes once before every `finish`, and before a `drop` or not. */
  | { readonly type: 'announce' }
  /** The take is whole: recognise it. */
  | { readonly type: 'finish'; readonly releasedAt: Milliseconds }
  /** Nothing is to be said of a take that was not announced. */
  | { readonly type: 'drop'; readonly why: 'too-short' | 'cancelled' }
  /** Give an event `passed` at that moment or soon after it. */
  | { readonly type: 'wake'; readonly at: Milliseconds };

/** What becomes of the state, and what is to be done, in this order. */
export interface TalkDecision {
  readonly state: TalkState;
  readonly actions: readonly TalkAction[];
}

/** The same of one of the rules that the decision is put together from. */
export interface TalkStep {
  readonly phase: TalkPhase;
  readonly actions: readonly TalkAction[];
}
