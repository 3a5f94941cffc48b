import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HotkeyEvent } from '../../../../src/core/hotkey.ts';
import { EventQueue } from '../../../../src/hear/event-queue.ts';
import { ToldKey } from '../../../../src/hear/hotkey/portal/told-key.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

/** What is told of a key to which this is done. */
async function told(work: (key: ToldKey) => void): Promise<readonly HotkeyEvent['type'][]> {
  const events = new EventQueue<HotkeyEvent>();
  work(new ToldKey(events));
  events.close();
  const all = await Array.fromAsync(events.until(new AbortController().signal));
  return all.map(({ type }) => type);
}

function after(time: number, key: ToldKey): void {
  vi.advanceTimersByTime(time);
  key.down();
}

test('a held key that repeats, however long, is pressed once', async () => {
  const types = await told((key) => {
    for (const time of [0, 660, 40, 40, 900, 900]) after(time, key);
  });
  expect(types).toEqual(['pressed']);
});

test('a press that is too late for a repeat is told: the desktop kept the release for itself', async () => {
  const types = await told((key) => {
    key.down();
    after(5000, key);
    key.up();
    key.up();
  });
  expect(types).toEqual(['pressed', 'pressed', 'released']);
});
