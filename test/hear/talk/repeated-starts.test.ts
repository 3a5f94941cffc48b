import { describe, expect, test } from 'vitest';
import { usualTalkRules } from '../../../src/hear/talk/talk-rules.ts';
import type { TalkEvent } from '../../../src/hear/talk/talk-state.ts';
import { replay, type Told } from './replay.ts';

const start = (at: number): TalkEvent => ({ type: 'pressed', at, by: 'command' });
const stop = (at: number): TalkEvent => ({ type: 'released', at, by: 'command' });
const cancel = (at: number): TalkEvent => ({ type: 'cancelled', at, by: 'command' });
const failed = (at: number): TalkEvent => ({ type: 'failed', at });
const escapes = (at: number): TalkEvent => ({ type: 'otherKey', key: 'escape', at });

/** A key that is held from `from` on, as a desktop without --no-repeat runs its command; X waits 660 ms, then 40 each. */
function held(from: number, to: number): readonly TalkEvent[] {
  const repeats = Array.from({ length: Math.ceil((to - from - 660) / 40) }, (_, index) =>
    start(from + 660 + 40 * index),
  );
  return [start(from), ...repeats];
}

/** In the order of their moments. */
function inOrder(...events: readonly TalkEvent[]): readonly TalkEvent[] {
  return events.toSorted((a, b) => a.at - b.at);
}

function opens(told: readonly Told[]): readonly number[] {
  return told.filter((action) => action.type === 'open').map(({ pressedAt }) => pressedAt);
}

describe.each(['hold', 'toggle', 'auto'] as const)(
  'a key of the desktop that repeats "wilco talk start", in mode %s',
  (mode) => {
    const rules = { ...usualTalkRules, mode };

    test('begins no other take after the first was cancelled', () => {
      for (const cancelledAt of [300, 700, 2005]) {
        const cancelled = replay(inOrder(...held(0, 3000), cancel(cancelledAt), stop(3005)), rules);
        expect(opens(cancelled)).toEqual([0]);
        expect(cancelled.at(-1)).toEqual({ type: 'drop', why: 'cancelled' });
        expect(opens(replay(inOrder(...held(0, 3000), escapes(cancelledAt), stop(3005)), rules))).toEqual([0]);
      }
    });

    test('begins no other take after the first failed, was toggled off, or was as long as a take may be', () => {
      expect(opens(replay(inOrder(...held(0, 3000), failed(1500), stop(3005)), rules))).toEqual([0]);
      expect(opens(replay(inOrder(...held(0, 3000), { type: 'toggled', at: 1500 }, stop(3005)), rules))).toEqual([0]);
      expect(opens(replay([...held(0, 80_000), stop(80_000)], rules))).toEqual([0]);
    });

    test('begins no take with a repeat that comes after its own stop, as processes race', () => {
      const told = replay([...held(0, 3000), stop(3005), start(3040), start(3100)], rules);
      expect(told.map(({ type }) => type)).toEqual(['open', 'announce', 'finish']);
    });

    test('begins the next take when it is pressed again', () => {
      const again = [start(3300), stop(4000)];
      expect(opens(replay(inOrder(...held(0, 3000), cancel(2005), stop(3005), ...again), rules))).toEqual([0, 3300]);
      expect(opens(replay([...held(0, 3000), stop(3005), ...again], rules))).toEqual([0, 3300]);
    });
  },
);

test('a program that starts again a second after its take was cancelled begins the next, without any stop', () => {
  expect(opens(replay([start(0), cancel(500), start(1100), stop(2000)]))).toEqual([0, 1100]);
});

test('a tap that ends a take may be held on without beginning another', () => {
  const auto = { ...usualTalkRules, mode: 'auto' as const };
  const told = replay([start(0), stop(100), ...held(3000, 5000), stop(5005)], auto);
  expect(told.map(({ type }) => type)).toEqual(['open', 'announce', 'finish']);
});

test('a stop that overtakes the start of the tap that ends a take leaves nothing open', () => {
  const auto = { ...usualTalkRules, mode: 'auto' as const };
  const told = replay([start(0), stop(100), stop(3000), start(3050)], auto);
  expect(told.map(({ type }) => type)).toEqual(['open', 'announce', 'finish']);
});
