import type { Bus, Buses } from '../../../core/bus.ts';
import type { Check } from '../../../core/check.ts';
import type { WilcoError } from '../../../core/error.ts';
import type { Milliseconds } from '../../../core/time.ts';
import { hasOwner } from '../../session/name-owner.ts';
import { portalError } from './portal-errors.ts';
import { PORTAL } from './portal-names.ts';
import { type PortalVersion, readVersion } from './read-version.ts';

const PATIENCE: Milliseconds = 10_000;

/**
 * Whether this desktop's portal can give a talk key. It binds nothing and asks the person nothing, but may start the
 * portal. Resolves within 10 s, never rejects.
 */
export async function checkPortal(buses: Buses): Promise<Check> {
  const name = 'portal';
  const found = await findPortal(buses);
  if (found.type === 'version') return { name, type: 'ok', detail: `GlobalShortcuts, version ${found.version}` };
  return { name, type: 'warning', detail: found.error.message, remedy: found.error.hint };
}

/**
 * Whether a talk key can surely not come from a portal here. One that has not answered, as while the session begins, may
 * do so yet. Resolves within 10 s, never rejects.
 */
export async function isPortalMissing(buses: Buses): Promise<boolean> {
  const { type } = await findPortal(buses);
  return type === 'absent' || type === 'refused';
}

/** Whether a portal runs; starts none. Resolves soon, never rejects. */
export async function isPortalRunning(buses: Buses): Promise<boolean> {
  let bus: Bus | undefined;
  try {
    bus = await buses.session();
    return await hasOwner(bus, PORTAL);
  } catch {
    return false;
  } finally {
    bus?.close();
  }
}

async function findPortal(
  buses: Buses,
): Promise<PortalVersion | { readonly type: 'unknown'; readonly error: WilcoError }> {
  let bus: Bus | undefined;
  try {
    bus = await buses.session();
    return await readVersion(bus, PATIENCE);
  } catch (thrown) {
    const error = portalError(thrown);
    return { type: bus === undefined ? 'absent' : 'unknown', error };
  } finally {
    bus?.close();
  }
}
