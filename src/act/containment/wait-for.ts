import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../../core/time.ts';

/** Resolves when `event` has, after `wait`, or when `now` aborts; one that was aborted before is not heeded. */
export async function waitFor(event: Promise<unknown>, wait: Milliseconds, now?: AbortSignal): Promise<void> {
  const over = new AbortController();
  const signal = now === undefined || now.aborted ? over.signal : AbortSignal.any([over.signal, now]);
  await Promise.race([event, sleep(wait, undefined, { signal }).catch(() => {})]);
  over.abort();
}
