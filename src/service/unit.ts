import { quoted, quotedProgram } from './quote.ts';

/** What a unit is made from. */
export interface UnitFacts {
  /** Absolute path of the launcher, `bin/wilco`. */
  readonly launcher: string;
  /** Variables that the daemon gets besides those of the session, PATH among them. */
  readonly environment: ReadonlyMap<string, string>;
  /** `graphical`: begins and ends with the desktop. `headless`: begins with the person's session manager. */
  readonly startedBy: StartedBy;
  /** The systemd that will read the unit: 252. Older ones warn about what they do not know. */
  readonly systemdVersion: number;
}

export type StartedBy = 'graphical' | 'headless';

/** The first line of every unit that Wilco wrote. */
export const UNIT_MARKER = '# Written by `wilco service install`';

/** Fills the template that ships as systemd/wilco.service. Throws `service` for paths that no unit can hold. */
export function renderUnit(template: string, facts: UnitFacts): string {
  const { PATH, ...others } = Object.fromEntries(facts.environment);
  const values: Readonly<Record<string, string>> = {
    UNIT_ORDER:
      facts.startedBy === 'graphical' ? 'After=graphical-session.target\nPartOf=graphical-session.target' : '',
    EXEC_START: `${quotedProgram(facts.launcher)} daemon`,
    PATH: quoted(`PATH=${PATH ?? ''}`),
    ENVIRONMENT: Object.entries(others)
      .map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`)
      .join('\n'),
    // RestartSteps= and RestartMaxDelaySec= came with systemd 254; before that every restart waits as long as the first.
    BACK_OFF: facts.systemdVersion >= 254 ? 'RestartSteps=5\nRestartMaxDelaySec=60' : '',
    WANTED_BY: facts.startedBy === 'graphical' ? 'graphical-session.target' : 'default.target',
  };
  return template
    .split('\n')
    .flatMap((line) => {
      const filled = line.replace(/@([A-Z_]+)@/, (_, name: string) => values[name] ?? '');
      return filled === '' && line !== '' ? [] : [filled];
    })
    .join('\n');
}
