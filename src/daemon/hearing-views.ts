import { setTimeout as sleep } from 'node:timers/promises';
import type { HearingState, Level } from '../core/heard.ts';
import type { Milliseconds } from '../core/time.ts';
import type { HearingView } from '../protocol/api.ts';

/** Often enough for a bar that moves with the voice. */
const EACH: Milliseconds = 200;

/** How HEAR stands and how loud its microphone is, again and again until `signal` aborts. Never throws. */
export async function* hearingViews(
  hear: { state(): HearingState; levels(signal: AbortSignal): AsyncIterable<Level> },
  signal: AbortSignal,
): AsyncIterable<HearingView> {
  const left = new AbortController();
  const both = AbortSignal.any([signal, left.signal]);
  let loudest: Level | null = null;
  const metering = (async () => {
    for await (const level of hear.levels(both)) loudest = louder(loudest, level);
  })();
  try {
    while (!signal.aborted) {
      await sleep(EACH, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      yield { hearing: hear.state(), level: loudest };
      loudest = null;
    }
  } finally {
    left.abort();
    await metering;
  }
}

function louder(one: Level | null, other: Level): Level {
  return one !== null && one.peak > other.peak ? one : other;
}
