import { expect, it } from 'vitest';
import type { Level } from '../../src/core/heard.ts';
import { hearingViews } from '../../src/daemon/hearing-views.ts';
import { A_STATUS } from '../fakes/fake-daemon.ts';

async function* loud(signal: AbortSignal, level: Level): AsyncIterable<Level> {
  yield level;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

it('a look holds the loudest level since the one before, and null where nothing was recorded', async () => {
  const stop = new AbortController();
  const level: Level = { peak: -6, rms: -18 };
  const hear = { state: () => A_STATUS.hearing, levels: (signal: AbortSignal) => loud(signal, level) };
  const seen: (Level | null)[] = [];
  for await (const view of hearingViews(hear, stop.signal)) {
    expect(view.hearing).toBe(A_STATUS.hearing);
    seen.push(view.level);
    if (seen.length === 2) stop.abort();
  }
  expect(seen).toEqual([level, null]);
});

it('lets go of the microphone when nobody looks any more', async () => {
  let ended = false;
  const hear = {
    state: () => A_STATUS.hearing,
    levels: async function* (signal: AbortSignal) {
      yield* loud(signal, { peak: -6, rms: -18 });
      ended = true;
    },
  };
  for await (const _ of hearingViews(hear, new AbortController().signal)) break;
  expect(ended).toBe(true);
});
