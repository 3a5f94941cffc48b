import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Watchdog, type WatchdogOptions } from '../../../src/act/tasks/watchdog.ts';

describe('the watchdog of a task', () => {
  const said: string[] = [];
  let work = 0;
  beforeEach(() => {
    vi.useFakeTimers();
    said.length = 0;
    work = 0;
  });
  afterEach(() => vi.useRealTimers());

  function watchdog(limits: Partial<WatchdogOptions>, ran = 0): Watchdog {
    const dog = new Watchdog({
      timeLimit: 0,
      stalledAfter: 0,
      work: () => work,
      onTimeLimit: () => said.push('time limit'),
      onStall: (stalled) => said.push(stalled ? 'stalled' : 'goes on'),
      ...limits,
    });
    dog.start(ran);
    return dog;
  }

  it('tells the time limit once, and counts what the task ran before', () => {
    watchdog({ timeLimit: 60_000 }, 30_000);
    vi.advanceTimersByTime(29_000);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual(['time limit']);
  });

  it('takes silence without work for a stall, and output for its end', () => {
    const dog = watchdog({ stalledAfter: 60_000 });
    vi.advanceTimersByTime(59_000);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(said).toEqual(['stalled']);
    dog.noticed();
    expect(said).toEqual(['stalled', 'goes on']);
    vi.advanceTimersByTime(59_000);
    expect(said).toHaveLength(2);
  });

  it('takes a silent compiler for work', () => {
    watchdog({ stalledAfter: 60_000 });
    for (let second = 0; second < 300; second += 1) {
      work += 100;
      vi.advanceTimersByTime(1_000);
    }
    expect(said).toEqual([]);
    vi.advanceTimersByTime(90_000);
    expect(said).toEqual(['stalled']);
  });

  it('an agent that only looks after its clocks is idle', () => {
    watchdog({ stalledAfter: 60_000 });
    for (let second = 0; second < 61; second += 1) {
      work += 1;
      vi.advanceTimersByTime(1_000);
    }
    expect(said).toEqual(['stalled']);
  });

  it('no time goes by while Wilco or the machine sleeps', () => {
    watchdog({ timeLimit: 60_000, stalledAfter: 30_000 });
    vi.advanceTimersByTime(3_000);
    vi.setSystemTime(Date.now() + 3_600_000);
    const before = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => before + 3_600_000);
    vi.advanceTimersByTime(1_500);
    expect(said).toEqual([]);
    vi.restoreAllMocks();
  });

  it('without limits it does nothing', () => {
    watchdog({});
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stopped, it says nothing more', () => {
    watchdog({ timeLimit: 1_000, stalledAfter: 1_000 }).stop();
    vi.advanceTimersByTime(10_000);
    expect(said).toEqual([]);
  });
});
