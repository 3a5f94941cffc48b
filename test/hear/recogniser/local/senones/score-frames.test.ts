import { expect, test } from 'vitest';
import { ScoreFrames } from '../../../../../src/hear/recogniser/local/senones/score-frames.ts';

test('a header names the number of senones, frame after frame has it before the scores', () => {
  const frames = new ScoreFrames(3, 20);
  expect(Buffer.from(frames.header).toString('latin1')).toBe(
    's3\nversion 0.1\nn_sen 3\nlogbase 1.000100\nendhdr\nD3"\u0011',
  );
  expect(frames.bytes.length).toBe(0);
  for (let frame = 0; frame < 20; frame += 1) frames.append(Int16Array.of(frame, 0, -1));
  const { bytes } = frames;
  const values = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  expect([...values]).toEqual(Array.from({ length: 20 }, (_, frame) => [3, frame, 0, -1]).flat());
  expect(frames.isFull).toBe(true);
  expect(() => frames.append(Int16Array.of(1, 2, 3))).toThrow(RangeError);
  frames.clear();
  expect(frames.isFull).toBe(false);
  frames.append(Int16Array.of(9, 8, 7));
  expect([...new Int16Array(frames.bytes.buffer, 0, 4)]).toEqual([3, 9, 8, 7]);
});
