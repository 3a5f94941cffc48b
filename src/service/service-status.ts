import { demand, type Systemctl, systemdVersion } from './systemctl.ts';
import { type UnitOwner, unitFilePath, unitOwner } from './unit-file.ts';

/** How the service stands. */
export interface ServiceStatus {
  readonly unit: string;
  /** `nobody`: not installed. */
  readonly owner: UnitOwner;
  /** systemd's words: "active", "inactive", "failed", "activating" … */
  readonly active: string;
  /** systemd's words: "enabled", "disabled" … ; empty when not installed. */
  readonly enabled: string;
  /** The daemon's process; undefined while it does not run. */
  readonly pid: number | undefined;
  /** Restarts by systemd since the service was started. */
  readonly restarts: number;
  /** What the daemon said of itself last; may be empty. */
  readonly text: string;
  /** Why it does not run: systemd's "exit-code", "timeout" …; "success" when nothing went wrong. */
  readonly result: string;
  /** The program that the unit starts; undefined when not installed. */
  readonly launcher: string | undefined;
  /** Variables of a desktop that the session's manager does not have, so that the talk key or popups cannot work. */
  readonly missingVariables: readonly string[];
}

const PROPERTIES = ['ActiveState', 'UnitFileState', 'MainPID', 'NRestarts', 'StatusText', 'Result', 'ExecStart'];

/** Asks systemd; changes nothing. Rejects with `service` where no manager answers. */
export async function serviceStatus(
  env: NodeJS.ProcessEnv,
  systemctl: Systemctl,
  signal: AbortSignal,
): Promise<ServiceStatus> {
  await systemdVersion(systemctl, signal);
  const unit = unitFilePath(env);
  const shown = linesOf(
    await demand(systemctl, ['show', 'wilco.service', `--property=${PROPERTIES.join(',')}`], signal),
  );
  const session = linesOf(await demand(systemctl, ['show-environment'], signal));
  const pid = Number(shown.get('MainPID') ?? 0);
  return {
    unit,
    owner: await unitOwner(unit),
    active: shown.get('ActiveState') ?? 'unknown',
    enabled: shown.get('UnitFileState') ?? '',
    pid: pid === 0 ? undefined : pid,
    restarts: Number(shown.get('NRestarts') ?? 0),
    text: shown.get('StatusText') ?? '',
    result: shown.get('Result') ?? '',
    launcher: /path=(.*?) ; argv/.exec(shown.get('ExecStart') ?? '')?.[1],
    missingVariables: missingVariables(session),
  };
}

/** X11 or Wayland, either will do for popups; the bus they need always. */
function missingVariables(session: ReadonlyMap<string, string>): readonly string[] {
  const screen = session.has('DISPLAY') || session.has('WAYLAND_DISPLAY') ? [] : ['DISPLAY'];
  return session.has('DBUS_SESSION_BUS_ADDRESS') ? screen : [...screen, 'DBUS_SESSION_BUS_ADDRESS'];
}

function linesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}
