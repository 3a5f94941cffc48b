import { access, constants, readFile } from 'node:fs/promises';
import { WilcoError } from '../core/error.ts';
import { demand, type Systemctl, systemdVersion } from './systemctl.ts';
import { renderUnit, type StartedBy } from './unit.ts';
import { unitEnvironment } from './unit-environment.ts';
import { unitFilePath, writeUnitFile } from './unit-file.ts';

/** What an installation needs to know. */
export interface InstallOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Absolute path of `bin/wilco`. */
  readonly launcher: string;
  /** Absolute path of the template, `systemd/wilco.service`. */
  readonly template: string;
  readonly startedBy: StartedBy;
}

/** What an installation did. */
export interface Installed {
  readonly unit: string;
  readonly startedBy: StartedBy;
  /** Whether a desktop is there now: without one a graphical service runs now, but not after the next log-in. */
  readonly desktopIsRunning: boolean;
}

/**
 * Writes the unit, enables it, and starts the service anew. Resolves when the daemon has said that it is ready. May be
 * repeated: it replaces what an earlier one wrote. Rejects with `service`.
 */
export async function installService(
  options: InstallOptions,
  systemctl: Systemctl,
  signal: AbortSignal,
): Promise<Installed> {
  const { env, launcher, template, startedBy } = options;
  await refuseMissingLauncher(launcher);
  const version = await systemdVersion(systemctl, signal);
  const unit = unitFilePath(env);
  const text = await readFile(template, 'utf8');
  await writeUnitFile(
    unit,
    renderUnit(text, { launcher, environment: unitEnvironment(env), startedBy, systemdVersion: version }),
  );
  await demand(systemctl, ['daemon-reload'], signal);
  await demand(systemctl, ['reenable', 'wilco.service'], signal);
  // A unit that failed too often would refuse the next start for a while.
  await systemctl.ask(['reset-failed', 'wilco.service'], signal);
  await demand(systemctl, ['restart', 'wilco.service'], signal);
  const desktop = await systemctl.ask(['is-active', 'graphical-session.target'], signal);
  return { unit, startedBy, desktopIsRunning: desktop.exitCode === 0 };
}

async function refuseMissingLauncher(launcher: string): Promise<void> {
  try {
    await access(launcher, constants.X_OK);
  } catch (cause) {
    throw new WilcoError(
      {
        code: 'service',
        message: `${launcher} is missing or not executable, so a service would have nothing to start.`,
        hint: 'Fetch Wilco anew, or: chmod +x bin/wilco',
      },
      { cause },
    );
  }
}
