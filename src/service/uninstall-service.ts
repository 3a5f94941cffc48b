import { demand, type Systemctl, systemdVersion } from './systemctl.ts';
import { removeUnitFile, unitFilePath, unitOwner } from './unit-file.ts';

/** What was taken away. `removed` is false where nothing had been installed. */
export interface Uninstalled {
  readonly unit: string;
  readonly removed: boolean;
}

/**
 * Stops and disables the service and removes its unit. Running agents go on. The person's own drop-ins, config and
 * journal stay. Rejects with `service`, also for a unit that Wilco did not write.
 */
export async function uninstallService(
  env: NodeJS.ProcessEnv,
  systemctl: Systemctl,
  signal: AbortSignal,
): Promise<Uninstalled> {
  const unit = unitFilePath(env);
  if ((await unitOwner(unit)) === 'nobody') return { unit, removed: false };
  await systemdVersion(systemctl, signal);
  if ((await unitOwner(unit)) === 'wilco') await demand(systemctl, ['disable', '--now', 'wilco.service'], signal);
  const removed = await removeUnitFile(unit);
  await demand(systemctl, ['daemon-reload'], signal);
  await systemctl.ask(['reset-failed', 'wilco.service'], signal);
  return { unit, removed };
}
