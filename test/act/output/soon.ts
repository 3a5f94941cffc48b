import { expect } from 'vitest';

/** Expects of what `read` gives, sooner or later; the machine may be busy with other things. */
export function soon(read: () => unknown): ReturnType<typeof expect.poll> {
  return expect.poll(read, { timeout: 15_000, interval: 5 });
}
