import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SAMPLE_RATE } from '../../../src/core/audio.ts';
import { KeptTakes, withKeptSound } from '../../../src/hear/talk/kept-takes.ts';

const sound = (seconds = 1) => [new Int16Array(seconds * SAMPLE_RATE)];

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

test('nothing is kept at first', () => {
  expect(new KeptTakes().newest()).toBeUndefined();
  expect(new KeptTakes().take()).toBeUndefined();
});

test('the newest take is given, with its sound as it was, and stays', () => {
  const takes = new KeptTakes();
  const samples = [Int16Array.of(1, 2), Int16Array.of(3)];
  takes.keep(sound(), 1);
  expect(takes.keep(samples, 2)).toBe(true);
  expect(takes.newest()).toMatchObject({ samples, pressedAt: 2 });
  expect(takes.newest()).toMatchObject({ pressedAt: 2 });
});

test('a take that is taken is no longer kept, the one before it is', () => {
  const takes = new KeptTakes();
  takes.keep(sound(), 1);
  takes.keep(sound(), 2);
  expect(takes.take()).toMatchObject({ pressedAt: 2 });
  expect(takes.take()).toMatchObject({ pressedAt: 1 });
  expect(takes.take()).toBeUndefined();
});

test('each is forgotten after ten minutes', () => {
  const takes = new KeptTakes();
  takes.keep(sound(), 1);
  vi.advanceTimersByTime(60_000);
  takes.keep(sound(), 2);
  vi.advanceTimersByTime(539_999);
  expect(takes.newest()).toMatchObject({ pressedAt: 2 });
  vi.advanceTimersByTime(1);
  takes.take();
  expect(takes.newest()).toBeUndefined();
});

test('the sound is given back by itself, without a look at it, and no timer is left', () => {
  const takes = new KeptTakes({ lifetime: 5000 });
  takes.keep(sound(), 1);
  vi.advanceTimersByTime(1000);
  takes.keep(sound(), 2);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(5000);
  expect(vi.getTimerCount()).toBe(0);
  expect(takes.newest()).toBeUndefined();
});

test('a clock that jumps ahead, as after a suspend, ends them', () => {
  const clock = { now: 0 };
  const takes = new KeptTakes({ lifetime: 1000, now: () => clock.now });
  takes.keep(sound(), 1);
  clock.now = 1000;
  expect(takes.newest()).toBeUndefined();
  expect(takes.take()).toBeUndefined();
});

test('of many the last five are kept', () => {
  const takes = new KeptTakes();
  for (let at = 1; at <= 7; at += 1) takes.keep(sound(), at);
  expect(Array.from({ length: 6 }, () => takes.take()?.pressedAt)).toEqual([7, 6, 5, 4, 3, undefined]);
});

test('a take without sound is not kept', () => {
  const takes = new KeptTakes();
  expect(takes.keep([], 1)).toBe(false);
  expect(takes.keep(sound(0), 1)).toBe(false);
  expect(takes.newest()).toBeUndefined();
});

test('the newest take is kept however long it is, with its pre-roll and tail, and none before it', () => {
  const takes = new KeptTakes();
  takes.keep(sound(), 1);
  expect(takes.keep([...sound(300), ...sound(6)], 2)).toBe(true);
  expect([takes.take()?.pressedAt, takes.take()]).toEqual([2, undefined]);
});

test('of long takes those are kept that last five minutes together', () => {
  const takes = new KeptTakes();
  for (let at = 1; at <= 4; at += 1) takes.keep(sound(100), at);
  expect(Array.from({ length: 4 }, () => takes.take()?.pressedAt)).toEqual([4, 3, 2, undefined]);
});

test('after `clear` nothing is kept', () => {
  const takes = new KeptTakes();
  takes.keep(sound(), 1);
  takes.clear();
  expect(takes.newest()).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});

test('what is told of a failure says how to try again instead of asking for the words', () => {
  const error = { code: 'recogniser_failed', message: 'It failed.' } as const;
  expect(withKeptSound({ ...error, hint: 'Say it again.' }).hint).toBe(
    'Your words are kept: say “try again”, or: wilco retry',
  );
  expect(withKeptSound({ ...error, hint: 'Say it again, or raise the timeout.' }).hint).toBe(
    'Your words are kept: say “try again”, or: wilco retry. Or raise the timeout.',
  );
  expect(withKeptSound({ ...error, hint: 'Set the key.' })).toEqual({
    ...error,
    hint: 'Set the key. Your words are kept: say “try again”, or: wilco retry',
  });
});
