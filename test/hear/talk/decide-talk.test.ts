import { describe, expect, test } from 'vitest';
import { usualTalkRules } from '../../../src/hear/talk/talk-rules.ts';
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
      { type: 'announce' },
      { type: 'finish', releasedAt: burst.at(-1)?.at },
    ]);
  });

  test('a keyboard that lets go and presses again while it repeats starts one take', () => {
    const burst = recordedBurst('held-with-release-press-pairs');
    expect(burst.filter(({ type }) => type === 'released').length).toBeGreaterThan(5);
    expect(replay(burst)).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'announce' },
      { type: 'finish', releasedAt: burst.at(-1)?.at },
    ]);
  });

  test('a tap is dropped as too short', () => {
    expect(replay(recordedBurst('tapped'))).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'announce' },
      { type: 'drop', why: 'too-short' },
    ]);
  });

  test('two presses soon after another are two takes', () => {
    const [, firstUp, secondDown, secondUp] = recordedBurst('twice');
    expect(replay(recordedBurst('twice'))).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'announce' },
      { type: 'finish', releasedAt: firstUp?.at },
      { type: 'open', pressedAt: secondDown?.at },
      { type: 'announce' },
      { type: 'finish', releasedAt: secondUp?.at },
    ]);
  });

  test('a hold of exactly the minimum is a take, one millisecond less is not', () => {
    expect(replay([pressed(0), released(250)]).at(-1)).toEqual({ type: 'finish', releasedAt: 250 });
    expect(replay([pressed(0), released(249)]).at(-1)).toEqual({ type: 'drop', why: 'too-short' });
  });

  test('a press that arrives before the late wake of the former release is a new take', () => {
    expect(
      replay([pressed(0), released(400), pressed(430)])
        .filter(({ type }) => type !== 'announce')
        .slice(0, 3),
    ).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'finish', releasedAt: 400 },
      { type: 'open', pressedAt: 430 },
    ]);
  });

  test('a keyboard that was caught letting go is given twice the time, others are not', () => {
    const flap = [pressed(0), released(600), pressed(610), released(700), pressed(750), released(1000)];
    expect(replay(flap).at(-1)).toEqual({ type: 'finish', releasedAt: 1000 });
    expect(replay(flap).filter(({ type }) => type === 'open').length).toBe(1);
    const once = [pressed(0), released(600), pressed(650), released(1000)];
    expect(replay(once).filter(({ type }) => type === 'open').length).toBe(2);
    const slower = { ...usualTalkRules, debounce: 60 };
    expect(replay(once, slower).filter(({ type }) => type === 'open').length).toBe(1);
  });

  test('a press that comes while the former take still fails or repeats opens one take', () => {
    expect(replay([pressed(0), { type: 'failed', at: 500 }, pressed(600), released(900)])).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'announce' },
    ]);
  });

  test('a cancel drops the take, and the release after it means nothing', () => {
    expect(replay([pressed(0), cancelled(1000), released(1500)])).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'announce' },
      { type: 'drop', why: 'cancelled' },
    ]);
  });

  test('a take ends after a minute, and the repeats of the key that is still down start no other', () => {
    const repeats = Array.from({ length: 2000 }, (_, index) => pressed(660 + index * 40));
    expect(replay([pressed(0), ...repeats, released(81_000)])).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'announce' },
      { type: 'finish', releasedAt: 60_000 },
    ]);
  });

  test('a key whose release was never told can be used again after the limit', () => {
    expect(replay([pressed(0), pressed(100_000), released(101_000)])).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'announce' },
      { type: 'finish', releasedAt: 60_000 },
      { type: 'open', pressedAt: 100_000 },
      { type: 'announce' },
      { type: 'finish', releasedAt: 101_000 },
    ]);
  });
});
