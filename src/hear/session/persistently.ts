import { setTimeout as sleep } from 'node:timers/promises';
import { BusError } from '../../core/bus.ts';
import { BackOff, type BackOffTimes } from '../child/back-off.ts';

const patient: BackOffTimes = { first: 100, longest: 10_000, healthyAfter: Number.POSITIVE_INFINITY };

/**
 * Asks until there is an answer, or the connection is gone: what nobody has told of the screen, nobody tells again. Never
 * rejects.
 */
export async function persistently(ask: () => Promise<unknown>): Promise<void> {
  const backOff = new BackOff(patient);
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (error instanceof BusError && error.type === 'lost') return;
      await sleep(backOff.delayAfter(0), undefined, { ref: false });
    }
  }
}
