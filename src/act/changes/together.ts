/**
 * Starts several pieces of work at once and resolves with all of their results. When one fails the others are aborted,
 * and it rejects only after all of them have ended: nothing goes on behind the back of whoever cleans up.
 */
export async function together<const T extends readonly Promise<unknown>[]>(
  start: (signal: AbortSignal) => T,
  signal: AbortSignal,
) {
  const stop = new AbortController();
  const pieces = start(AbortSignal.any([signal, stop.signal]));
  try {
    return await Promise.all(pieces);
  } catch (cause) {
    stop.abort();
    await Promise.allSettled(pieces);
    throw cause;
  }
}
