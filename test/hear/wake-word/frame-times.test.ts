import { expect, test } from 'vitest';
import { FrameTimes } from '../../../src/hear/wake-word/frame-times.ts';
import { SoundBatch } from '../../../src/hear/wake-word/sound-batch.ts';

test('a place in the sound is known by when its stretch arrived', () => {
  const times = new FrameTimes();
  times.add(100, 1);
  times.add(100, 2);
  expect([1, 100, 101, 200].map((place) => times.at(place))).toEqual([1, 1, 2, 2]);
  expect(times.at(201)).toBeUndefined();
});

test('what came before a clear is not known any more, and places go on', () => {
  const times = new FrameTimes();
  times.add(100, 1);
  times.clear();
  times.add(100, 2);
  expect([100, 101, 200].map((place) => times.at(place))).toEqual([undefined, 2, 2]);
});

test('only the last seconds are remembered', () => {
  const times = new FrameTimes();
  for (let second = 1; second <= 20; second += 1) times.add(16_000, second);
  expect(times.at(16_000)).not.toBe(1);
  expect(times.at(16_000 * 19)).toBe(19);
});

test('sound is sent in pieces that are worth it, none lost and each with its place', () => {
  const sent: [number[], number][] = [];
  const batch = new SoundBatch((samples, from) => sent.push([[...samples], from]));
  for (let first = 0; first < 3000; first += 500) batch.add(Int16Array.from({ length: 500 }, (_, at) => first + at));
  expect(sent.map(([samples, from]) => [samples.length, from])).toEqual([
    [1500, 0],
    [1500, 1500],
  ]);
  expect(sent.flatMap(([samples]) => samples)).toEqual(Array.from({ length: 3000 }, (_, at) => at));
});

test('what was not sent before a clear never is, and its places are passed over', () => {
  const sent: number[] = [];
  const batch = new SoundBatch((_samples, from) => sent.push(from));
  batch.add(new Int16Array(500));
  batch.clear();
  batch.add(new Int16Array(1280));
  expect(sent).toEqual([500]);
});
