import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goneUntil, keptHead, leftOutLine } from '../../../src/act/output/log-limit.ts';

describe('the limit of a log', () => {
  it('without one nothing is ever gone', () => {
    expect(keptHead(0)).toBe(Number.POSITIVE_INFINITY);
    expect(goneUntil(1e12, 0)).toBe(0);
  });

  it('keeps half at each end, in whole blocks', () => {
    expect(keptHead(100_000)).toBe(49_152);
    expect(goneUntil(98_304, 100_000)).toBe(49_152);
    expect(goneUntil(102_399, 100_000)).toBe(49_152);
    expect(goneUntil(102_400, 100_000)).toBe(53_248);
  });

  it('never keeps less of the end than of the beginning, and as a log grows only more is gone', () => {
    const sizes = fc.tuple(fc.nat(1e9), fc.nat(1e6));
    fc.assert(
      fc.property(fc.integer({ min: 8192, max: 1e9 }), sizes, (limit, [size, more]) => {
        const gone = goneUntil(size, limit);
        expect(gone % 4096).toBe(0);
        expect(goneUntil(size + more, limit)).toBeGreaterThanOrEqual(gone);
        if (gone > keptHead(limit)) expect(size - gone).toBeGreaterThanOrEqual(keptHead(limit));
        expect(
          Math.min(size, keptHead(limit)) + Math.max(0, size - Math.max(gone, keptHead(limit))),
        ).toBeLessThanOrEqual(Math.max(limit + 4096, 0));
      }),
    );
  });

  it('says how much is left out', () => {
    expect(leftOutLine(4096)).toBe('… [4096 bytes left out] …');
  });
});
