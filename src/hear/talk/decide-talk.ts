import type { Presser } from '../../core/hotkey.ts';
import type { Milliseconds } from '../../core/time.ts';
import { followCommands, neverStarted } from './command-key.ts';
import { keyDown, keyUp, pressKey, releaseKey, releaseWasLost, risenAt } from './key-state.ts';
import { announceTake, dropTake, finishTake, goHandsFree, openTake } from './open-take.ts';
import { MODIFIER_PATIENCE, type TalkRules } from './talk-rules.ts';
import type { TalkAction, TalkDecision, TalkEvent, TalkPhase, TalkState, TalkStep } from './talk-state.ts';

export { type TalkRules, usualTalkRules } from './talk-rules.ts';
export type { TalkAction, TalkDecision, TalkEvent, TalkState } from './talk-state.ts';

export const idle: TalkState = { type: 'idle', key: keyUp, command: neverStarted };

/**
 * The one place that decides what a talk key means: hold, toggle and tap, auto-repeat, slips, bounces, keys that never
 * come up, modifiers that were meant as such, and the programs and the wake word that press it as well.
 */
export function decideTalk(state: TalkState, event: TalkEvent, rules: TalkRules): TalkDecision {
  const { at } = event;
  const { command, isNoPress } = followCommands(state.command, event);
  const steps: readonly ((phase: TalkPhase) => TalkStep)[] = [
    (before) => rise(before, at, rules),
    (before) => announce(before, at),
    (before) => limit(before, at, rules),
    (before) => (isNoPress ? stay(before) : happen(before, event, rules)),
  ];
  const { phase, actions } = steps.reduce<TalkStep>(
    (so, step) => {
      const next = step(so.phase);
      return { phase: next.phase, actions: [...so.actions, ...next.actions] };
    },
    { phase: state, actions: [] },
  );
  return { state: { ...phase, command }, actions };
}

/** The key is believed to be up once it has stayed up for a moment. */
function rise(phase: TalkPhase, now: Milliseconds, rules: TalkRules): TalkStep {
  const { key } = phase;
  if (key.type !== 'rising' || now < risenAt(key, rules.debounce)) return stay(phase);
  return keyCameUp(phase, key.releasedAt, rules);
}

function announce(phase: TalkPhase, now: Milliseconds): TalkStep {
  if (phase.type === 'idle' || phase.take.announced || phase.key.type === 'rising') return stay(phase);
  return now < phase.take.openedAt + MODIFIER_PATIENCE ? stay(phase) : announceTake(phase.key, phase.take);
}

function limit(phase: TalkPhase, now: Milliseconds, rules: TalkRules): TalkStep {
  if (phase.type === 'idle' || now < phase.take.openedAt + rules.longestTake) return stay(phase);
  return finishTake(phase.key, phase.take, now, rules);
}

function happen(phase: TalkPhase, event: TalkEvent, rules: TalkRules): TalkStep {
  switch (event.type) {
    case 'pressed':
      return event.by === undefined ? keyPressed(phase, event.at, rules) : pressedBy(phase, event.by, event.at, rules);
    case 'released':
      return event.by === undefined
        ? keyReleased(phase, event.at, rules)
        : releasedBy(phase, event.by, event.at, rules);
    case 'cancelled':
      return cancelled(event.by === undefined ? { ...phase, key: keyUp } : phase, event.by);
    case 'toggled':
      if (phase.type === 'talking') return finishTake(phase.key, phase.take, event.at, rules);
      return openTake(phase.key, { type: 'handsFree', at: event.at, by: 'command' }, rules);
    case 'otherKey':
      return event.key === 'escape' ? cancelled(phase, undefined) : modifierUsed(phase, rules);
    case 'failed':
      return stay({ type: 'idle', key: phase.key });
    case 'passed':
      return stay(phase);
  }
}

function keyPressed(phase: TalkPhase, at: Milliseconds, rules: TalkRules): TalkStep {
  const key = pressKey(phase.key, at);
  if (phase.key.type === 'up') return keyWentDown({ ...phase, key }, at, rules);
  if (phase.key.type === 'down' && releaseWasLost(phase.key, at)) {
    if (phase.type === 'idle') return keyWentDown({ ...phase, key: keyDown(at) }, at, rules);
    if (rules.mode !== 'hold') return pressedAnew(phase, phase.key.lastPressAt, at, rules);
  }
  const wake: readonly TalkAction[] =
    phase.type === 'talking' && !phase.take.announced
      ? [{ type: 'wake', at: Math.max(at, phase.take.openedAt + MODIFIER_PATIENCE) }]
      : [];
  return { phase: { ...phase, key }, actions: wake };
}

/** The key came up unheard some time ago. Whoever toggles did not hold it: it counts as a tap. */
function pressedAnew(phase: TalkPhase, pressedAt: Milliseconds, at: Milliseconds, rules: TalkRules): TalkStep {
  const up = keyCameUp(phase, pressedAt, rules);
  const down = keyWentDown({ ...up.phase, key: keyDown(at) }, at, rules);
  return { phase: down.phase, actions: [...up.actions, ...down.actions] };
}

function keyReleased(phase: TalkPhase, at: Milliseconds, rules: TalkRules): TalkStep {
  const key = releaseKey(phase.key, at);
  const wake: readonly TalkAction[] = key.type === 'rising' ? [{ type: 'wake', at: risenAt(key, rules.debounce) }] : [];
  return { phase: { ...phase, key }, actions: wake };
}

function keyWentDown(phase: TalkPhase, at: Milliseconds, rules: TalkRules): TalkStep {
  if (phase.type === 'idle') return openTake(phase.key, { type: 'held', at }, rules);
  const { key, take } = phase;
  // Whoever holds the key from now on may still talk; and a modifier may yet be meant as one.
  if (rules.mode === 'hold' || rules.keyIsModifier)
    return stay({ type: 'talking', key, take: { ...take, type: 'ending' } });
  return finishTake(key, take, at, rules);
}

function keyCameUp(phase: TalkPhase, at: Milliseconds, rules: TalkRules): TalkStep {
  if (phase.type === 'idle') return stay({ ...phase, key: keyUp });
  const { take } = phase;
  if (take.type === 'ending') return finishTake(keyUp, take, at, rules);
  if (take.type === 'handsFree' || take.by !== undefined) return stay({ ...phase, key: keyUp });
  const isShort = at - take.openedAt < rules.minimumHold;
  if (rules.mode === 'toggle' || (rules.mode === 'auto' && isShort)) return goHandsFree(keyUp, take);
  return isShort ? dropTake(keyUp, 'too-short') : finishTake(keyUp, take, at, rules);
}

/** A program starts, whatever the mode is; only in `auto` a start after a start and stop in quick succession ends, as a tap does. */
function pressedBy(phase: TalkPhase, by: Presser, at: Milliseconds, rules: TalkRules): TalkStep {
  if (phase.type === 'talking') {
    const { key, take } = phase;
    const ends = by === 'command' && take.by === 'command' && take.type === 'handsFree' && rules.mode === 'auto';
    return ends ? finishTake(key, take, at, rules) : stay(phase);
  }
  return openTake(phase.key, { type: 'held', at, by }, rules);
}

function releasedBy(phase: TalkPhase, by: Presser, at: Milliseconds, rules: TalkRules): TalkStep {
  if (phase.type === 'idle') return stay(phase);
  const { key, take } = phase;
  const holds = take.type === 'held' && take.by === by;
  if (by === 'wakeWord') return holds ? finishTake(key, take, at, rules) : stay(phase);
  if (!holds || at - take.openedAt >= rules.minimumHold) return finishTake(key, take, at, rules);
  return rules.mode === 'auto' ? goHandsFree(key, take) : dropTake(key, 'too-short');
}

function cancelled(phase: TalkPhase, by: Presser | undefined): TalkStep {
  if (phase.type === 'idle') return stay(phase);
  const isOthers = by === 'wakeWord' && !(phase.take.type === 'held' && phase.take.by === by);
  return isOthers ? stay(phase) : dropTake(phase.key, 'cancelled');
}

/** Another key while the talk key is held: a modifier was meant as one, so the press was no press. */
function modifierUsed(phase: TalkPhase, rules: TalkRules): TalkStep {
  if (phase.type === 'idle' || !rules.keyIsModifier) return stay(phase);
  const { key, take } = phase;
  if (take.type === 'ending') return goHandsFree(key, take);
  return take.type === 'held' && take.by === undefined ? dropTake(key, 'cancelled') : stay(phase);
}

function stay(phase: TalkPhase): TalkStep {
  return { phase, actions: [] };
}
