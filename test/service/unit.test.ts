import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderUnit, UNIT_MARKER, type UnitFacts } from '../../src/service/unit.ts';
import { needs } from '../requirements.ts';

const template = readFileSync(new URL('../../systemd/wilco.service', import.meta.url), 'utf8');
const facts: UnitFacts = {
  launcher: '/opt/wilco/bin/wilco',
  environment: new Map([['PATH', '/home/ada/.local/bin:/usr/bin']]),
  startedBy: 'graphical',
  systemdVersion: 252,
};

function linesOf(changes: Partial<UnitFacts> = {}): readonly string[] {
  return renderUnit(template, { ...facts, ...changes }).split('\n');
}

describe('the unit', () => {
  it('carries the mark by which Wilco knows its own file', () => {
    expect(template.startsWith(UNIT_MARKER)).toBe(true);
    expect(linesOf()[0]).toContain(UNIT_MARKER);
  });

  it('starts the launcher with the PATH of the person who installed it', () => {
    expect(linesOf()).toContain('ExecStart=:"/opt/wilco/bin/wilco" daemon');
    expect(linesOf()).toContain('Environment="PATH=/home/ada/.local/bin:/usr/bin"');
  });

  it('waits for readiness, leaves agents alone, and does not repeat what a restart cannot mend', () => {
    expect(linesOf()).toEqual(
      expect.arrayContaining(['Type=notify', 'KillMode=process', 'Restart=on-failure', 'RestartPreventExitStatus=2']),
    );
  });

  it('goes with the desktop session', () => {
    expect(linesOf()).toEqual(
      expect.arrayContaining([
        'After=graphical-session.target',
        'PartOf=graphical-session.target',
        'WantedBy=graphical-session.target',
      ]),
    );
  });

  it('goes with the session manager on a machine without desktop', () => {
    const lines = linesOf({ startedBy: 'headless' });
    expect(lines).toContain('WantedBy=default.target');
    expect(lines.filter((line) => line.includes('graphical'))).toEqual([]);
  });

  it('waits longer after each failure where systemd can do that', () => {
    expect(linesOf({ systemdVersion: 254 })).toContain('RestartMaxDelaySec=60');
    expect(linesOf({ systemdVersion: 252 }).join('\n')).not.toContain('RestartMaxDelaySec');
  });

  it('carries the folders of the config and the journal where they are not the usual ones', () => {
    const environment = new Map([...facts.environment, ['XDG_STATE_HOME', '/data/100%/state']]);
    expect(linesOf({ environment })).toContain('Environment="XDG_STATE_HOME=/data/100%%/state"');
  });

  it('leaves no place of the template unfilled', () => {
    expect(linesOf().join('\n')).not.toMatch(/@\w+@/);
    expect(linesOf({ startedBy: 'headless', systemdVersion: 257 }).join('\n')).not.toMatch(/@\w+@/);
  });

  it.each(['/opt/two\nlines/wilco', "/opt/it's/wilco", '/opt/"so"/wilco', '/opt/back\\slash/wilco'])(
    'refuses the path %j, which no unit can hold',
    (launcher) => {
      expect(() => linesOf({ launcher })).toThrow(/cannot hold/);
    },
  );
});

describe.skipIf(needs('systemd-analyze'))('the unit, read by systemd itself', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wilco-unit-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** What systemd-analyze says about the unit with its launcher in a folder of this name; nothing when all is well. */
  async function complaints(folderName: string, changes: Partial<UnitFacts> = {}, spoil = (text: string) => text) {
    const launcher = join(folder, folderName, 'wilco');
    mkdirSync(join(folder, folderName), { recursive: true });
    writeFileSync(launcher, '#!/bin/sh\n');
    chmodSync(launcher, 0o755);
    const unit = join(folder, 'wilco.service');
    writeFileSync(unit, spoil(renderUnit(template, { ...facts, launcher, ...changes })));
    const { exitCode, all } = await execa('systemd-analyze', ['--user', 'verify', '--man=no', unit], {
      env: { XDG_RUNTIME_DIR: folder, HOME: folder },
      all: true,
      reject: false,
    });
    return {
      exitCode,
      lines: String(all)
        .split('\n')
        .filter((line) => line.includes('wilco')),
    };
  }

  it.each(['plain', 'with space', '100% ünïcode', '$HOME', '-dash;#'])('is right for the folder %s', async (name) => {
    expect(await complaints(name)).toEqual({ exitCode: 0, lines: [] });
  });

  it('is right with odd folders in PATH', async () => {
    const environment = new Map([['PATH', '/a "quoted" folder:/100%/$HOME:/back\\slash:/it\'s']]);
    expect(await complaints('plain', { environment })).toEqual({ exitCode: 0, lines: [] });
  });

  it('is right without a desktop', async () => {
    expect(await complaints('plain', { startedBy: 'headless' })).toEqual({ exitCode: 0, lines: [] });
  });

  it('would be found wrong if it were', async () => {
    const found = await complaints('plain', {}, (text) => text.replace('KillMode=process', 'KillMode=gently'));
    expect(found.lines.join('\n')).toContain('gently');
    const gone = await complaints('plain', {}, (text) => text.replace('/wilco" daemon', '/nothing" daemon'));
    expect(gone.exitCode).not.toBe(0);
  });
});
