import { setTimeout as pause } from 'node:timers/promises';
import type { Milliseconds } from '../../core/time.ts';
import { codeOf } from '../system-errors.ts';

/** How soon it is tried again. */
const PACE: Milliseconds = 50;

/**
 * What `open` gives, tried again as long as the process or the machine has no descriptor free. Throws what else it
 * throws.
 */
export async function whenDescriptorFree<T>(open: () => T | Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await open();
    } catch (cause) {
      if (!isShortage(cause)) throw cause;
    }
    await pause(PACE);
  }
}

function isShortage(thrown: unknown): boolean {
  return ['EMFILE', 'ENFILE'].includes(codeOf(thrown) ?? '');
}
