import { expect, test } from 'vitest';
import { seededNumber } from './seeded-number.ts';

// The last column as numpy 2.4 prints it: default_rng(seed).integers(0, below).
test.each([
  [0, 10, 8],
  [1, 3, 1],
  [12_345, 1_960_000, 1_370_461],
  [4_294_967_295, 1_800_001, 343_460],
  [77, 4_294_967_296, 256_794_233],
])('seed %i below %i is the number that numpy gives', (seed, below, number) => {
  expect(seededNumber(seed, below)).toBe(number);
});
