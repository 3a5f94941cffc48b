import type { ErrorFacts } from './error.ts';
import type { Milliseconds } from './time.ts';
import type { Utterance } from './utterance.ts';

/** Why a take gave no words. */
export type Silence = 'too-short' | 'silence' | 'not-speech' | 'cancelled';

/** What becomes of one take. */
export type Recognition =
  | { readonly type: 'speech'; readonly utterance: Utterance }
  | { readonly type: 'nothing'; readonly why: Silence };

/** Moments of one take, for the figures. All in milliseconds since the epoch. */
export interface TakeTimes {
  readonly pressedAt: Milliseconds;
  /** Arrival of the first frame that was kept, which with a pre-roll is before `pressedAt`. */
  readonly firstFrameAt: Milliseconds | undefined;
  readonly releasedAt: Milliseconds;
  readonly lastFrameAt: Milliseconds | undefined;
  readonly recognisedAt: Milliseconds;
}

/** What the room HEAR gives to the line, in the order in which it happens. */
export type Heard =
  | { readonly type: 'talking'; readonly at: Milliseconds }
  | { readonly type: 'talked'; readonly at: Milliseconds }
  | { readonly type: 'utterance'; readonly utterance: Utterance; readonly times: TakeTimes }
  | { readonly type: 'nothing'; readonly why: Silence }
  | { readonly type: 'failed'; readonly error: ErrorFacts };

/** How one part of the room HEAR stands, for `wilco status` and `wilco doctor`. */
export type PartState =
  | { readonly type: 'ready'; readonly detail: string }
  | { readonly type: 'off'; readonly detail: string }
  | { readonly type: 'starting'; readonly detail: string }
  | { readonly type: 'broken'; readonly error: ErrorFacts };

/** `hotkey` is `ready` only while key presses really arrive. */
export interface HearingState {
  readonly hotkey: PartState;
  readonly microphone: PartState;
  readonly recogniser: PartState;
  readonly talking: boolean;
}
