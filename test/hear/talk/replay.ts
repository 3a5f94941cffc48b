import { readFileSync } from 'node:fs';
import {
  decideTalk,
  idle,
  type TalkAction,
  type TalkEvent,
  usualTalkTimes,
} from '../../../src/hear/talk/decide-talk.ts';

export type KeyEvent = TalkEvent & { readonly type: 'pressed' | 'released' | 'cancelled' };
export type Told = Exclude<TalkAction, { type: 'wake' }>;

/** A burst of one key as uiohook-napi told it under Xvfb while xdotool held it, without anything swallowed. */
export function recordedBurst(name: string): readonly KeyEvent[] {
  return JSON.parse(readFileSync(new URL(`../../fixtures/key-bursts/${name}.json`, import.meta.url), 'utf8'));
}

/** What the decision makes of `events`, with every wake given at its moment, until nothing is left to happen. */
export function replay(events: readonly KeyEvent[], times = usualTalkTimes): readonly Told[] {
  const coming: TalkEvent[] = [...events];
  const told: Told[] = [];
  let state = idle;
  for (let event = coming.shift(); event !== undefined; event = coming.shift()) {
    const decision = decideTalk(state, event, times);
    state = decision.state;
    for (const action of decision.actions) {
      if (action.type === 'wake') insert(coming, { type: 'passed', at: action.at });
      else told.push(action);
    }
  }
  return told;
}

function insert(coming: TalkEvent[], event: TalkEvent): void {
  const later = coming.findIndex(({ at }) => at > event.at);
  coming.splice(later === -1 ? coming.length : later, 0, event);
}
