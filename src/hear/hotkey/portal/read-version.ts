import { type Bus, BusError } from '../../../core/bus.ts';
import type { WilcoError } from '../../../core/error.ts';
import type { Milliseconds } from '../../../core/time.ts';
import { noGlobalShortcuts, noPortal } from './portal-errors.ts';
import { GLOBAL_SHORTCUTS, onPortal } from './portal-names.ts';

export type PortalVersion =
  | { readonly type: 'version'; readonly version: number }
  /** Nobody is the portal, and nobody can be started as it. */
  | { readonly type: 'absent'; readonly error: WilcoError }
  /** There is a portal, without global shortcuts. */
  | { readonly type: 'refused'; readonly error: WilcoError };

/** The version of GlobalShortcuts. It may start the portal. Rejects with a BusError where nobody answers. */
export async function readVersion(bus: Bus, timeout: Milliseconds): Promise<PortalVersion> {
  const call = { ...onPortal('org.freedesktop.DBus.Properties'), member: 'Get', signature: 'ss', timeout } as const;
  try {
    return { type: 'version', version: Number(await bus.call({ ...call, body: [GLOBAL_SHORTCUTS, 'version'] })) };
  } catch (error) {
    if (!(error instanceof BusError) || error.type !== 'refused') throw error;
    if (isNobody(error)) return { type: 'absent', error: noPortal(error) };
    return { type: 'refused', error: noGlobalShortcuts(error) };
  }
}

function isNobody({ dbusName }: BusError): boolean {
  return /\.(?:ServiceUnknown|NameHasNoOwner|Spawn\.[A-Za-z]+)$/.test(dbusName);
}
