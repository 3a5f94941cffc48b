import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LockState } from '../../../src/hear/session/lock-state.ts';

describe('one state of screen and sleep', () => {
  let state: LockState;
  let told: string[];

  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    state = new LockState({ tell: ({ type }) => told.push(type), confirmWithin: 5000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is locked while anyone says so', () => {
    state.seen('logind', true);
    state.seen('gnome', true);
    state.seen('logind', false);
    state.seen('kde', false);
    expect(told).toEqual(['locked']);
    state.seen('gnome', false);
    expect(told).toEqual(['locked', 'unlocked']);
  });

  it('one that is silent says nothing any more', () => {
    state.seen('gnome', true);
    state.silent('kde');
    expect(told).toEqual(['locked']);
    state.silent('gnome');
    expect(told).toEqual(['locked', 'unlocked']);
  });

  it('a wish counts at once, and is forgotten when nobody confirms it', () => {
    state.wished(true);
    expect(told).toEqual(['locked']);
    vi.advanceTimersByTime(4999);
    expect(told).toEqual(['locked']);
    vi.advanceTimersByTime(1);
    expect(told).toEqual(['locked', 'unlocked']);
  });

  it('a wish that is confirmed lasts, until the screen is seen open', () => {
    state.wished(true);
    state.seen('logind', true);
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual(['locked']);
    state.wished(false);
    expect(told).toEqual(['locked']);
    state.seen('logind', false);
    expect(told).toEqual(['locked', 'unlocked']);
  });

  it('a repeated wish is a longer one', () => {
    state.wished(true);
    vi.advanceTimersByTime(4000);
    state.wished(true);
    vi.advanceTimersByTime(4000);
    expect(told).toEqual(['locked']);
  });

  it('an answer from before a wish does not settle it, unless it confirms it', () => {
    state.wished(true);
    state.found('logind', false);
    expect(told).toEqual(['locked']);
    state.found('logind', true);
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual(['locked']);
    state.found('logind', false);
    expect(told).toEqual(['locked', 'unlocked']);
  });

  it('a silence does not settle a wish', () => {
    state.seen('gnome', true);
    state.wished(true);
    state.seen('gnome', true);
    state.wished(true);
    state.silent('gnome');
    expect(told).toEqual(['locked']);
  });

  it('at its end no timer runs', () => {
    state.wished(true);
    state.end();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('sleep and waking are told once each', () => {
    for (const isAsleep of [false, true, true, false, false]) state.sleeps(isAsleep);
    expect(told).toEqual(['sleeping', 'woke']);
  });
});
