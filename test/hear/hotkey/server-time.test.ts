import { expect, test } from 'vitest';
import { clocks, happenedAt } from '../../../src/hear/hotkey/server-time.ts';

const now = 1_000_000;

test('what is told late happened before', () => {
  expect(happenedAt(5000, { now, monotonic: 5000.9 })).toBe(now);
  expect(happenedAt(5000, { now, monotonic: 5860.2 })).toBe(now - 860);
});

test('a server that counts from the beginning again after seven weeks is understood', () => {
  expect(happenedAt(2 ** 32 - 10, { now, monotonic: 2 ** 32 + 20 })).toBe(now - 30);
  expect(happenedAt(7, { now, monotonic: 2 ** 32 + 20 })).toBe(now - 13);
});

test('a server with a clock of its own says nothing of the past', () => {
  expect(happenedAt(700_000, { now, monotonic: 5000 })).toBe(now);
  expect(happenedAt(5000, { now, monotonic: 700_000 })).toBe(now);
  expect(happenedAt(5001, { now, monotonic: 5000.9 })).toBe(now);
});

test('the clocks go on', () => {
  const before = clocks();
  const after = clocks();
  expect(after.now).toBeGreaterThanOrEqual(before.now);
  expect(after.monotonic).toBeGreaterThan(before.monotonic);
});
