import type { Milliseconds } from '../../core/time.ts';

/**
 * `hold`: talk while the key is down. `toggle`: one press begins a take, the next ends it. `auto`: a tap toggles, a
 * longer press is a hold.
 */
export type TalkMode = 'hold' | 'toggle' | 'auto';

/** What the talk key means to this person. */
export interface TalkRules {
  readonly mode: TalkMode;
  /** The talk key is a lone modifier, "ControlRight": with another key it is that modifier and no talk key. */
  readonly keyIsModifier: boolean;
  /** A release shorter than this was none. */
  readonly debounce: Milliseconds;
  /** A press shorter than this is a slip of the finger; in `auto` a tap. */
  readonly minimumHold: Milliseconds;
  /** A take ends after this, as if the key had come up: also the watchdog for a key whose release never comes. */
  readonly longestTake: Milliseconds;
}

export const usualTalkRules: TalkRules = {
  mode: 'hold',
  keyIsModifier: false,
  debounce: 30,
  minimumHold: 250,
  longestTake: 60_000,
};

/**
 * How long a modifier is held alone before the take is shown and heard, so that Ctrl+C is nothing but Ctrl+C. Keyboard
 * firmware draws the line between tap and hold at 200 ms (QMK's TAPPING_TERM); a cue may not wait as long.
 */
export const MODIFIER_PATIENCE: Milliseconds = 150;

/** X servers repeat a held key after 660 ms or less, and then many times a second (xset r rate). */
export const LONGEST_REPEAT: Milliseconds = 1000;

/**
 * "wilco talk start" and "stop" are processes that race: a start that comes within this after a stop may have been run
 * before it.
 */
export const OVERTAKEN: Milliseconds = 200;
