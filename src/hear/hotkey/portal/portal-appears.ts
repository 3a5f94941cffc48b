import type { Buses } from '../../../core/bus.ts';
import type { Milliseconds } from '../../../core/time.ts';
import { untilAborted } from '../../../core/until-aborted.ts';
import { BackOff, type BackOffTimes } from '../../child/back-off.ts';
import { EventQueue } from '../../event-queue.ts';
import { hasOwner, ownerChanges } from '../../session/name-owner.ts';
import { PORTAL } from './portal-names.ts';
import { readVersion } from './read-version.ts';

const PATIENCE: Milliseconds = 10_000;

/** A portal may put its interfaces on the bus a moment after its name. */
const SETTLED: Milliseconds = 2000;

/** For a bus that was lost, or is not there yet. */
const patient: BackOffTimes = { first: 250, longest: 300_000, healthyAfter: 10_000 };

/**
 * Resolves when a portal with global shortcuts is on the session bus, whenever that comes, or when `signal` aborts. It
 * starts no portal, and waits for signals only. Never rejects.
 */
export async function portalAppears(buses: Buses, signal: AbortSignal, times: BackOffTimes = patient): Promise<void> {
  const backOff = new BackOff(times);
  while (!signal.aborted) {
    const since = performance.now();
    if (await isSeen(buses, signal).catch(() => false)) return;
    await backOff.wait(performance.now() - since, signal);
  }
}

/** True when it is there; false when the connection was lost before, or `signal` has aborted. */
async function isSeen(buses: Buses, signal: AbortSignal): Promise<boolean> {
  const bus = await buses.session();
  const looks = new EventQueue<'look'>();
  let settling: NodeJS.Timeout | undefined;
  const appeared = () => {
    looks.push('look');
    clearTimeout(settling);
    settling = setTimeout(() => looks.push('look'), SETTLED);
  };
  try {
    bus.onLost(() => looks.close());
    await bus.onSignal(ownerChanges(PORTAL), ([, , owner]) => {
      if (owner !== '') appeared();
    });
    if (await hasOwner(bus, PORTAL)) appeared();
    for await (const _ of looks.until(signal)) {
      const { type } = await untilAborted(readVersion(bus, PATIENCE), signal);
      if (type === 'version') return true;
    }
    return false;
  } finally {
    clearTimeout(settling);
    bus.close();
  }
}
