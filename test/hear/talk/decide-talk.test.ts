import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KeyEvent, recordedBurst, replay } from './replay.ts';

const pressed = (at: number): KeyEvent => ({ type: 'pressed', at });
const released = (at: number): KeyEvent => ({ type: 'released', at });
const cancelled = (at: number): KeyEvent => ({ type: 'cancelled', at });

describe('the talk key', () => {
  test('key repeats while held start one take', () => {
    const burst = recordedBurst('held');
    expect(burst.filter(({ type }) => type === 'pressed').length).toBeGreaterThan(10);
    expect(replay(burst)).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'finish', releasedAt: burst.at(-1)?.at },
    ]);
  });

  test('a keyboard that lets go and presses again while it repeats starts one take', () => {
    const burst = recordedBurst('held-with-release-press-pairs');
    expect(burst.filter(({ type }) => type === 'released').length).toBeGreaterThan(5);
    expect(replay(burst)).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'finish', releasedAt: burst.at(-1)?.at },
    ]);
  });

  test('a tap is dropped as too short', () => {
    expect(replay(recordedBurst('tapped'))).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'drop', why: 'too-short' },
    ]);
  });

  test('two presses soon after another are two takes', () => {
    const [, firstUp, secondDown, secondUp] = recordedBurst('twice');
    expect(replay(recordedBurst('twice'))).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'finish', releasedAt: firstUp?.at },
      { type: 'open', pressedAt: secondDown?.at },
      { type: 'finish', releasedAt: secondUp?.at },
    ]);
  });

  test('a hold of exactly the minimum is a take, one millisecond less is not', () => {
    expect(replay([pressed(0), released(250)]).at(-1)).toEqual({ type: 'finish', releasedAt: 250 });
    expect(replay([pressed(0), released(249)]).at(-1)).toEqual({ type: 'drop', why: 'too-short' });
  });

  test('a press that arrives before the late wake of the former release is a new take', () => {
    const late = { minimumHold: 250, shortestRelease: 30, longestTake: 60_000 };
    expect(replay([pressed(0), released(400), pressed(430)], late).slice(0, 3)).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'finish', releasedAt: 400 },
      { type: 'open', pressedAt: 430 },
    ]);
  });

  test('a cancel drops the take, and the release after it means nothing', () => {
    expect(replay([pressed(0), cancelled(1000), released(1500)])).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'drop', why: 'cancelled' },
    ]);
  });

  test('a take ends after a minute, and the repeats of the key that is still down start no other', () => {
    const repeats = Array.from({ length: 2000 }, (_, index) => pressed(660 + index * 40));
    expect(replay([pressed(0), ...repeats, released(81_000)])).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'finish', releasedAt: 60_000 },
    ]);
  });

  test('a key whose release was never told can be used again after the limit', () => {
    expect(replay([pressed(0), pressed(100_000), released(101_000)])).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'finish', releasedAt: 60_000 },
      { type: 'open', pressedAt: 100_000 },
      { type: 'finish', releasedAt: 101_000 },
    ]);
  });

  test('whatever the keyboard sends, takes open and end in turn and every take ends', () => {
    const event = fc.record({
      type: fc.constantFrom('pressed' as const, 'released', 'cancelled'),
      wait: fc.nat(90_000),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (steps) => {
        const told = replay(
          steps.map(({ type }, index) => ({ type, at: sum(steps.slice(0, index + 1).map(({ wait }) => wait)) })),
        );
        expect(told.length % 2).toBe(0);
        expect(told.map(({ type }) => type === 'open')).toEqual(told.map((_, index) => index % 2 === 0));
      }),
    );
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
