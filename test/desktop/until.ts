import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks `probe` again and again until it gives something else than undefined or false, and resolves with that. Rejects
 * with a sentence that names `what` was waited for when that takes longer than `timeout` milliseconds, and with the
 * probe's own error at once.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  options: { readonly timeout?: number; readonly every?: number } = {},
): Promise<T> {
  const { timeout = 30_000, every = 20 } = options;
  const deadline = Date.now() + timeout;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() >= deadline) throw new Error(`Waited ${timeout} ms in vain for ${what}.`);
    await sleep(every);
  }
}
