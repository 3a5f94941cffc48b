import { describe, expect, test } from 'vitest';
import { PreRoll } from '../../../src/hear/microphone/pre-roll.ts';

const frame = (length: number, at: number) => ({ samples: new Int16Array(length), at });

describe('the pre-roll', () => {
  test('keeps at least its length and drops what is older', () => {
    const preRoll = new PreRoll(100);
    for (let at = 0; at < 10; at += 1) preRoll.add(frame(640, at));
    // 40 ms each: three are 120 ms, two would be too little.
    expect(preRoll.frames().map(({ at }) => at)).toEqual([7, 8, 9]);
  });

  test('of no length keeps nothing', () => {
    const preRoll = new PreRoll(0);
    preRoll.add(frame(640, 1));
    expect(preRoll.frames()).toEqual([]);
  });

  test('forgets when it is cleared', () => {
    const preRoll = new PreRoll(100);
    preRoll.add(frame(640, 1));
    preRoll.clear();
    preRoll.add(frame(640, 2));
    expect(preRoll.frames().map(({ at }) => at)).toEqual([2]);
  });
});
