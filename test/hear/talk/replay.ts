import { readFileSync } from 'node:fs';
import { KeyWatch, type SeenKey, type WatchedKey } from '../../../src/hear/hotkey/key-watch.ts';
import { type Modifier, talkKey } from '../../../src/hear/hotkey/talk-key.ts';
import { decideTalk, idle } from '../../../src/hear/talk/decide-talk.ts';
import { type TalkRules, usualTalkRules } from '../../../src/hear/talk/talk-rules.ts';
import type { TalkAction, TalkEvent, TalkState } from '../../../src/hear/talk/talk-state.ts';

export type KeyEvent = TalkEvent & { readonly type: 'pressed' | 'released' | 'cancelled' };
export type Told = Exclude<TalkAction, { type: 'wake' }>;

/** A burst of one key as uiohook-napi told it under Xvfb while xdotool held it, without anything swallowed. */
export function recordedBurst(name: string): readonly KeyEvent[] {
  return JSON.parse(recording(name));
}

/** All keys of a recording, as the key hook sees them. */
export function recordedKeys(name: string): readonly SeenKey[] {
  const seen: readonly (Omit<SeenKey, 'held'> & { readonly held: readonly Modifier[] })[] = JSON.parse(recording(name));
  return seen.map((key) => ({ ...key, held: new Set(key.held) }));
}

/** What the key hook tells of a recording, `open` saying whether a take is open all the while. */
export function watched(name: string, key: string, open = false): readonly WatchedKey[] {
  const watch = new KeyWatch(talkKey(key));
  watch.takeIsOpen(open);
  return recordedKeys(name).flatMap((seen) => watch.see(seen) ?? []);
}

/** What becomes of a recording when `key` is the talk key: through the key hook to the decision. */
export function replayKeys(name: string, key: string, rules: Partial<TalkRules> = {}): readonly Told[] {
  const { isModifier: keyIsModifier } = talkKey(key);
  const events = watched(name, key).map(talkEvent);
  return replay(events, { ...usualTalkRules, keyIsModifier, ...rules });
}

/** What the decision makes of `events`, with every wake given at its moment, until nothing is left to happen. */
export function replay(events: readonly TalkEvent[], rules: TalkRules = usualTalkRules): readonly Told[] {
  return run(events, rules).told;
}

export function run(
  events: readonly TalkEvent[],
  rules: TalkRules,
  until = Number.POSITIVE_INFINITY,
): { readonly told: readonly Told[]; readonly state: TalkState } {
  const coming: TalkEvent[] = [...events];
  const told: Told[] = [];
  let state = idle;
  for (let event = coming.shift(); event !== undefined && event.at <= until; event = coming.shift()) {
    const decision = decideTalk(state, event, rules);
    state = decision.state;
    for (const action of decision.actions) {
      if (action.type === 'wake') insert(coming, { type: 'passed', at: action.at });
      else told.push(action);
    }
  }
  return { told, state };
}

function recording(name: string): string {
  return readFileSync(new URL(`../../fixtures/key-bursts/${name}.json`, import.meta.url), 'utf8');
}

function talkEvent({ type, at }: WatchedKey): TalkEvent {
  switch (type) {
    case 'down':
      return { type: 'pressed', at };
    case 'up':
      return { type: 'released', at };
    case 'escape':
    case 'other':
      return { type: 'otherKey', key: type, at };
  }
}

function insert(coming: TalkEvent[], event: TalkEvent): void {
  const later = coming.findIndex(({ at }) => at > event.at);
  coming.splice(later === -1 ? coming.length : later, 0, event);
}
