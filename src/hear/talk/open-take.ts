import type { Presser } from '../../core/hotkey.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { KeyState } from './key-state.ts';
import { MODIFIER_PATIENCE, type TalkRules } from './talk-rules.ts';
import type { OpenTake, TalkAction, TalkStep } from './talk-state.ts';

/** Begins a take. The key's own is announced at once, unless the key is a modifier that may yet be meant as one. */
export function openTake(
  key: KeyState,
  begin: { readonly type: 'held' | 'handsFree'; readonly at: Milliseconds; readonly by?: Presser },
  rules: TalkRules,
): TalkStep {
  const { type, at, by } = begin;
  const presser = by === undefined ? {} : { by };
  const announced = by !== undefined || !rules.keyIsModifier;
  return {
    phase: { type: 'talking', key, take: { type, openedAt: at, announced, ...presser } },
    actions: [
      { type: 'open', pressedAt: at, ...presser },
      announced ? { type: 'announce' } : { type: 'wake', at: at + MODIFIER_PATIENCE },
      { type: 'wake', at: at + rules.longestTake },
    ],
  };
}

/** Ends a take as what was meant, at most as long as a take may be. */
export function finishTake(key: KeyState, take: OpenTake, at: Milliseconds, rules: TalkRules): TalkStep {
  const releasedAt = Math.min(at, take.openedAt + rules.longestTake);
  return { phase: { type: 'idle', key }, actions: [...announcement(take), { type: 'finish', releasedAt }] };
}

export function dropTake(key: KeyState, why: 'too-short' | 'cancelled'): TalkStep {
  return { phase: { type: 'idle', key }, actions: [{ type: 'drop', why }] };
}

/** Goes on without a key that is held. */
export function goHandsFree(key: KeyState, take: OpenTake): TalkStep {
  return {
    phase: { type: 'talking', key, take: { ...take, type: 'handsFree', announced: true } },
    actions: announcement(take),
  };
}

export function announceTake(key: KeyState, take: OpenTake): TalkStep {
  return { phase: { type: 'talking', key, take: { ...take, announced: true } }, actions: announcement(take) };
}

function announcement(take: OpenTake): readonly TalkAction[] {
  return take.announced ? [] : [{ type: 'announce' }];
}
