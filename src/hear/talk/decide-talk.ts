import type { Presser } from '../../core/hotkey.ts';
import type { Milliseconds } from '../../core/time.ts';
import { keyDown, keyUp, pressKey, releaseKey, releaseWasLost, risenAt } from './key-state.ts';
import { announceTake, dropTake, finishTake, goHandsFree, openTake } from './open-take.ts';
import { MODIFIER_PATIENCE, OVERTAKEN, type TalkRules } from './talk-rules.ts';
import type { TalkAction, TalkDecision, TalkEvent, TalkState } from './talk-state.ts';

export { type TalkRules, usualTalkRules } from './talk-rules.ts';
export type { TalkAction, TalkDecision, TalkEvent, TalkState } from './talk-state.ts';

export const idle: TalkState = { type: 'idle', key: keyUp };

/**
 * The one place that decides what a talk key means: hold, toggle and tap, auto-repeat, slips, bounces, keys that never
 * come up, modifiers that were meant as such, and the programs and the wake word that press it as well.
 */
export function decideTalk(state: TalkState, event: TalkEvent, rules: TalkRules): TalkDecision {
  const { at } = event;
  const steps: readonly ((state: TalkState) => TalkDecision)[] = [
    (before) => rise(before, at, rules),
    (before) => announce(before, at),
    (before) => limit(before, at, rules),
    (before) => happen(before, event, rules),
  ];
  return steps.reduce<TalkDecision>(
    (so, step) => {
      const next = step(so.state);
      return { state: next.state, actions: [...so.actions, ...next.actions] };
    },
    { state, actions: [] },
  );
}

/** The key is believed to be up once it has stayed up for a moment. */
function rise(state: TalkState, now: Milliseconds, rules: TalkRules): TalkDecision {
  const { key } = state;
  if (key.type !== 'rising' || now < risenAt(key, rules.debounce)) return stay(state);
  return keyCameUp(state, key.releasedAt, rules);
}

function announce(state: TalkState, now: Milliseconds): TalkDecision {
  if (state.type === 'idle' || state.take.announced || state.key.type === 'rising') return stay(state);
  return now < state.take.openedAt + MODIFIER_PATIENCE ? stay(state) : announceTake(state.key, state.take);
}

function limit(state: TalkState, now: Milliseconds, rules: TalkRules): TalkDecision {
  if (state.type === 'idle' || now < state.take.openedAt + rules.longestTake) return stay(state);
  return finishTake(state.key, state.take, now, rules);
}

function happen(state: TalkState, event: TalkEvent, rules: TalkRules): TalkDecision {
  switch (event.type) {
    case 'pressed':
      return event.by === undefined ? keyPressed(state, event.at, rules) : pressedBy(state, event.by, event.at, rules);
    case 'released':
      return event.by === undefined
        ? keyReleased(state, event.at, rules)
        : releasedBy(state, event.by, event.at, rules);
    case 'cancelled':
      return cancelled(event.by === undefined ? { ...state, key: keyUp } : state, event.by);
    case 'toggled':
      if (state.type === 'talking') return finishTake(state.key, state.take, event.at, rules);
      return openTake(state.key, { type: 'handsFree', at: event.at, by: 'command' }, rules);
    case 'otherKey':
      return event.key === 'escape' ? cancelled(state, undefined) : modifierUsed(state, rules);
    case 'failed':
      return stay({ type: 'idle', key: state.key });
    case 'passed':
      return stay(state);
  }
}

function keyPressed(state: TalkState, at: Milliseconds, rules: TalkRules): TalkDecision {
  const key = pressKey(state.key, at);
  if (state.key.type === 'up') return keyWentDown({ ...state, key }, at, rules);
  if (state.key.type === 'down' && releaseWasLost(state.key, at)) {
    if (state.type === 'idle') return keyWentDown({ ...state, key: keyDown(at) }, at, rules);
    if (rules.mode !== 'hold') return pressedAnew(state, state.key.lastPressAt, at, rules);
  }
  const wake: readonly TalkAction[] =
    state.type === 'talking' && !state.take.announced
      ? [{ type: 'wake', at: Math.max(at, state.take.openedAt + MODIFIER_PATIENCE) }]
      : [];
  return { state: { ...state, key }, actions: wake };
}

/** The key came up unheard some time ago. Whoever toggles did not hold it: it counts as a tap. */
function pressedAnew(state: TalkState, pressedAt: Milliseconds, at: Milliseconds, rules: TalkRules): TalkDecision {
  const up = keyCameUp(state, pressedAt, rules);
  const down = keyWentDown({ ...up.state, key: keyDown(at) }, at, rules);
  return { state: down.state, actions: [...up.actions, ...down.actions] };
}

function keyReleased(state: TalkState, at: Milliseconds, rules: TalkRules): TalkDecision {
  const key = releaseKey(state.key, at);
  const wake: readonly TalkAction[] = key.type === 'rising' ? [{ type: 'wake', at: risenAt(key, rules.debounce) }] : [];
  return { state: { ...state, key }, actions: wake };
}

function keyWentDown(state: TalkState, at: Milliseconds, rules: TalkRules): TalkDecision {
  if (state.type === 'idle') return openTake(state.key, { type: 'held', at }, rules);
  const { key, take } = state;
  // Whoever holds the key from now on may still talk; and a modifier may yet be meant as one.
  if (rules.mode === 'hold' || rules.keyIsModifier)
    return stay({ type: 'talking', key, take: { ...take, type: 'ending' } });
  return finishTake(key, take, at, rules);
}

function keyCameUp(state: TalkState, at: Milliseconds, rules: TalkRules): TalkDecision {
  if (state.type === 'idle') return stay({ ...state, key: keyUp });
  const { take } = state;
  if (take.type === 'ending') return finishTake(keyUp, take, at, rules);
  if (take.type === 'handsFree' || take.by !== undefined) return stay({ ...state, key: keyUp });
  const isShort = at - take.openedAt < rules.minimumHold;
  if (rules.mode === 'toggle' || (rules.mode === 'auto' && isShort)) return goHandsFree(keyUp, take);
  return isShort ? dropTake(keyUp, 'too-short') : finishTake(keyUp, take, at, rules);
}

/** A program starts, whatever the mode is; only in `auto` a start after a start and stop in quick succession ends, as a tap does. */
function pressedBy(state: TalkState, by: Presser, at: Milliseconds, rules: TalkRules): TalkDecision {
  if (state.type === 'talking') {
    const { key, take } = state;
    const ends = by === 'command' && take.by === 'command' && take.type === 'handsFree' && rules.mode === 'auto';
    return ends ? finishTake(key, take, at, rules) : stay(state);
  }
  const { stoppedAt } = state;
  if (by === 'command' && stoppedAt !== undefined && at - stoppedAt < OVERTAKEN)
    return stay({ type: 'idle', key: state.key });
  return openTake(state.key, { type: 'held', at, by }, rules);
}

function releasedBy(state: TalkState, by: Presser, at: Milliseconds, rules: TalkRules): TalkDecision {
  if (state.type === 'idle') return stay(by === 'command' ? { ...state, stoppedAt: at } : state);
  const { key, take } = state;
  const holds = take.type === 'held' && take.by === by;
  if (by === 'wakeWord') return holds ? finishTake(key, take, at, rules) : stay(state);
  if (!holds || at - take.openedAt >= rules.minimumHold) return finishTake(key, take, at, rules);
  return rules.mode === 'auto' ? goHandsFree(key, take) : dropTake(key, 'too-short');
}

function cancelled(state: TalkState, by: Presser | undefined): TalkDecision {
  if (state.type === 'idle') return stay(state);
  const isOthers = by === 'wakeWord' && !(state.take.type === 'held' && state.take.by === by);
  return isOthers ? stay(state) : dropTake(state.key, 'cancelled');
}

/** Another key while the talk key is held: a modifier was meant as one, so the press was no press. */
function modifierUsed(state: TalkState, rules: TalkRules): TalkDecision {
  if (state.type === 'idle' || !rules.keyIsModifier) return stay(state);
  const { key, take } = state;
  if (take.type === 'ending') return goHandsFree(key, take);
  return take.type === 'held' && take.by === undefined ? dropTake(key, 'cancelled') : stay(state);
}

function stay(state: TalkState): TalkDecision {
  return { state, actions: [] };
}
