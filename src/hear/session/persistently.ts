import { setTimeout as sleep } from 'node:timers/promises';
import { BusError } from '../../core/bus.ts';
import type { Milliseconds } from '../../core/time.ts';

const FIRST: Milliseconds = 100;
const LONGEST: Milliseconds = 10_000;

/**
 * Asks until there is an answer, or the connection is gone: what nobody has told of the screen, nobody tells again. Never
 * rejects.
 */
export async function persistently(ask: () => Promise<unknown>): Promise<void> {
  for (let wait = FIRST; ; wait = Math.min(2 * wait, LONGEST)) {
    try {
      await ask();
      return;
    } catch (error) {
      if (error instanceof BusError && error.type === 'lost') return;
      await sleep(wait, undefined, { ref: false });
    }
  }
}
