import { describe, expect, test } from 'vitest';
import { Kernels } from '../../../../../src/hear/recogniser/local/kernels/kernels.ts';
import { Differences } from '../../../../../src/hear/recogniser/local/senones/differences.ts';

/** Each of its thirteen numbers is the square of the frame's number, times its place. */
const squares = (frame: number) => Float32Array.from({ length: 13 }, (_, at) => frame * frame * (at + 1));

function features(count: number, differences = new Differences(new Kernels({ bytes: 65_536 }))): number[][] {
  const all: number[][] = [];
  const keep = (frame: Float32Array) => all.push([...frame]);
  for (let frame = 0; frame < count; frame += 1) differences.push(squares(frame), keep);
  return all;
}

describe('the differences', () => {
  test('of squares are eight times their root, and constant', () => {
    const all = features(12);
    expect(all.length).toBe(12 - 3);
    for (let frame = 3; frame < 9; frame += 1) {
      expect(all[frame]?.slice(0, 13)).toEqual([...squares(frame)]);
      for (let at = 0; at < 13; at += 1) {
        expect(all[frame]?.[13 + at]).toBe(8 * frame * (at + 1));
        expect(all[frame]?.[26 + at]).toBe(16 * (at + 1));
      }
    }
  });

  test('hear the first frame before the first', () => {
    const [first] = features(5);
    expect(first?.[13]).toBe(4 - 0);
    expect(first?.[26]).toBe(9 - 0 - (1 - 0));
  });

  test('keep the frames around the one that comes out', () => {
    const differences = new Differences(new Kernels({ bytes: 65_536 }));
    features(8, differences);
    expect([...differences.around]).toEqual([1, 2, 3, 4, 5, 6, 7].flatMap((frame) => [...squares(frame)]));
  });

  test('remember nothing of the stream before', () => {
    const differences = new Differences(new Kernels({ bytes: 65_536 }));
    const first = features(6, differences);
    differences.push(squares(100), () => undefined);
    differences.reset();
    expect(features(6, differences)).toEqual(first);
  });
});
