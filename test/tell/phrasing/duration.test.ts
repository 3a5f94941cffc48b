import { describe, expect, it } from 'vitest';
import { shownDuration, spokenDuration } from '../../../src/tell/phrasing/duration.ts';

describe('durations', () => {
  it.each([
    [0, 'under a second', 'under a second'],
    [-5000, 'under a second', 'under a second'],
    [1000, '1 s', '1 second'],
    [59_999, '59 s', '59 seconds'],
    [130_000, '2 min 10 s', '2 minutes 10 seconds'],
    [120_000, '2 min', '2 minutes'],
    [3_900_000, '1 h 5 min', '1 hour 5 minutes'],
    [3_605_000, '1 h', '1 hour'],
    [183_600_000, '2 d 3 h', '2 days 3 hours'],
  ])('%d ms', (span, shown, spoken) => {
    expect(shownDuration(span)).toBe(shown);
    expect(spokenDuration(span)).toBe(spoken);
  });
});
