import type { ErrorFacts } from './error.ts';
import type { Milliseconds } from './time.ts';
import type { Utterance } from './utterance.ts';

/**
 * Why a take gave no words. `silence`: next to no sound; `not-speech`: noise, clicks, hum; `unclear`: somebody spoke, but
 * none of the sentences that the recogniser knows.
 */
export type Silence = 'too-short' | 'silence' | 'not-speech' | 'unclear' | 'cancelled';

/** What becomes of one take. */
export type Recognition =
  /** `fellBack`: why the better recogniser, which was asked first, did not answer. */
  | { readonly type: 'speech'; readonly utterance: Utterance; readonly fellBack?: ErrorFacts }
  | { readonly type: 'nothing'; readonly why: Silence };

/** How loud the microphone is, in dB below full scale (0 is the loudest): of the loudest sample, and of the power. */
export interface Level {
  readonly peak: number;
  readonly rms: number;
}

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
  /** A take is open, though it may still turn out to be none (a modifier for another key): whoever speaks falls silent. */
  | { readonly type: 'pressed'; readonly at: Milliseconds }
  /** It is a take: from now on the person talks. */
  | { readonly type: 'talking'; readonly at: Milliseconds }
  | { readonly type: 'talked'; readonly at: Milliseconds }
  | {
      readonly type: 'utterance';
      readonly utterance: Utterance;
      readonly times: TakeTimes;
      readonly fellBack?: ErrorFacts;
    }
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
  readonly wakeWord: PartState;
  readonly talking: boolean;
}
