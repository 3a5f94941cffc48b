import type { Milliseconds } from '../../core/time.ts';

/** What the talk key is doing. One object is the whole of it. */
export type TalkState =
  | { readonly type: 'idle' }
  | { readonly type: 'talking'; readonly pressedAt: Milliseconds }
  /** Up, but perhaps only for the instant that some keyboards let go in while they repeat. */
  | { readonly type: 'releasing'; readonly pressedAt: Milliseconds; readonly releasedAt: Milliseconds }
  /** The take is over and the key still down: its repeats are no new press. */
  | { readonly type: 'spent'; readonly lastPressAt: Milliseconds };

/** What happens to it. `passed` says that time has passed, as an action `wake` had asked for; one too many is harmless. */
export type TalkEvent =
  | { readonly type: 'pressed'; readonly at: Milliseconds }
  | { readonly type: 'released'; readonly at: Milliseconds }
  | { readonly type: 'cancelled'; readonly at: Milliseconds }
  /** The open take has failed: no `finish` or `drop` is wanted for it. */
  | { readonly type: 'failed'; readonly at: Milliseconds }
  | { readonly type: 'passed'; readonly at: Milliseconds };

export type TalkAction =
  /** Begin a take. Every `open` is followed by one `finish` or one `drop`, or by an event `failed`. */
  | { readonly type: 'open'; readonly pressedAt: Milliseconds }
  /** The take is whole: recognise it. */
  | { readonly type: 'finish'; readonly releasedAt: Milliseconds }
  | { readonly type: 'drop'; readonly why: 'too-short' | 'cancelled' }
  /** Give an event `passed` at that moment or soon after it. */
  | { readonly type: 'wake'; readonly at: Milliseconds };

export interface TalkTimes {
  /** A press shorter than this was a slip of the finger. */
  readonly minimumHold: Milliseconds;
  /** A release shorter than this was none. */
  readonly shortestRelease: Milliseconds;
  /** A take ends after this, as if the key had come up. */
  readonly longestTake: Milliseconds;
}

export const usualTalkTimes: TalkTimes = { minimumHold: 250, shortestRelease: 30, longestTake: 60_000 };

export const idle: TalkState = { type: 'idle' };

/** X servers repeat a held key after 660 ms or less, and then many times a second (xset r rate). */
const LONGEST_REPEAT: Milliseconds = 1000;

interface TalkDecision {
  readonly state: TalkState;
  readonly actions: readonly TalkAction[];
}

/** The one place that decides what a talk key means: auto-repeat, slips, bounces and keys that never come up. */
export function decideTalk(state: TalkState, event: TalkEvent, times: TalkTimes): TalkDecision {
  switch (state.type) {
    case 'idle':
      return event.type === 'pressed' ? open(event.at, times) : stay(state);
    case 'talking':
      return whileTalking(state, event, times);
    case 'releasing':
      return whileReleasing(state, event, times);
    case 'spent':
      return whileSpent(state, event, times);
  }
}

function whileTalking(state: TalkState & { type: 'talking' }, event: TalkEvent, times: TalkTimes): TalkDecision {
  switch (event.type) {
    case 'pressed':
      return stay(state);
    case 'released':
      return {
        state: { type: 'releasing', pressedAt: state.pressedAt, releasedAt: event.at },
        actions: [{ type: 'wake', at: event.at + times.shortestRelease }],
      };
    case 'cancelled':
      return end({ type: 'drop', why: 'cancelled' });
    case 'failed':
      return stay({ type: 'spent', lastPressAt: event.at });
    case 'passed':
      if (event.at < state.pressedAt + times.longestTake) return stay(state);
      return { state: { type: 'spent', lastPressAt: event.at }, actions: [{ type: 'finish', releasedAt: event.at }] };
  }
}

function whileReleasing(state: TalkState & { type: 'releasing' }, event: TalkEvent, times: TalkTimes): TalkDecision {
  const { pressedAt, releasedAt } = state;
  const isOver = event.at >= releasedAt + times.shortestRelease;
  if (event.type === 'pressed' && !isOver) return stay({ type: 'talking', pressedAt });
  if (event.type === 'cancelled') return end({ type: 'drop', why: 'cancelled' });
  if (event.type === 'failed') return stay(idle);
  if (!isOver) return stay(state);
  const ended = end(
    releasedAt - pressedAt < times.minimumHold ? { type: 'drop', why: 'too-short' } : { type: 'finish', releasedAt },
  );
  if (event.type !== 'pressed') return ended;
  const opened = open(event.at, times);
  return { state: opened.state, actions: [...ended.actions, ...opened.actions] };
}

function whileSpent(state: TalkState & { type: 'spent' }, event: TalkEvent, times: TalkTimes): TalkDecision {
  switch (event.type) {
    case 'pressed':
      if (event.at - state.lastPressAt > LONGEST_REPEAT) return open(event.at, times);
      return stay({ type: 'spent', lastPressAt: event.at });
    case 'released':
    case 'cancelled':
      return stay(idle);
    case 'failed':
    case 'passed':
      return stay(state);
  }
}

function open(at: Milliseconds, times: TalkTimes): TalkDecision {
  return {
    state: { type: 'talking', pressedAt: at },
    actions: [
      { type: 'open', pressedAt: at },
      { type: 'wake', at: at + times.longestTake },
    ],
  };
}

function end(action: TalkAction): TalkDecision {
  return { state: idle, actions: [action] };
}

function stay(state: TalkState): TalkDecision {
  return { state, actions: [] };
}
