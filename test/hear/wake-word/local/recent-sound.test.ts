import { expect, test } from 'vitest';
import { RecentSound } from '../../../../src/hear/wake-word/local/recent-sound.ts';

function counting(from: number, count: number): Int16Array {
  return Int16Array.from({ length: count }, (_, at) => (from + at) % 30_000);
}

test('sound is given from a place on', () => {
  const recent = new RecentSound();
  recent.push(counting(0, 500));
  recent.push(counting(500, 500));
  expect(recent.since(998)).toEqual(Int16Array.of(998, 999));
  expect(recent.end).toBe(1000);
});

test('of a long time the last three seconds are known', () => {
  const recent = new RecentSound();
  for (let from = 0; from < 100_000; from += 1250) recent.push(counting(from, 1250));
  const known = recent.since(0);
  expect(known).toHaveLength(48_000);
  expect(known[0]).toBe((100_000 - 48_000) % 30_000);
  expect(known.at(-1)).toBe(99_999 % 30_000);
});

test('nothing from before a clear is given, and places go on', () => {
  const recent = new RecentSound();
  recent.push(counting(0, 500));
  recent.clear();
  recent.push(counting(500, 2));
  expect(recent.since(0)).toEqual(Int16Array.of(500, 501));
  expect(recent.end).toBe(502);
});
