import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Countdown } from '../../../src/act/tasks/countdown.ts';

describe('a countdown', () => {
  let due = 0;
  beforeEach(() => {
    vi.useFakeTimers();
    due = 0;
  });
  afterEach(() => vi.useRealTimers());

  function countdown(limit: number): Countdown {
    const counting = new Countdown(limit, () => {
      due += 1;
    });
    counting.start();
    return counting;
  }

  it('is due once, and not before its time', () => {
    countdown(10_000);
    vi.advanceTimersByTime(9_400);
    expect(due).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(due).toBe(1);
  });

  it('begins anew when it is refreshed', () => {
    const counting = countdown(10_000);
    vi.advanceTimersByTime(9_000);
    counting.refresh();
    vi.advanceTimersByTime(9_000);
    expect(due).toBe(0);
  });

  it('counts no time in which this process stood still', () => {
    countdown(10_000);
    const before = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => before + 60_000);
    vi.advanceTimersByTime(500);
    expect(due).toBe(0);
    vi.restoreAllMocks();
  });

  it('stopped, it is never due', () => {
    countdown(10_000).stop();
    vi.advanceTimersByTime(60_000);
    expect(due).toBe(0);
  });
});
