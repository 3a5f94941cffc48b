import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { installService } from '../../src/service/install-service.ts';
import { uninstallService } from '../../src/service/uninstall-service.ts';
import { FakeSystemctl } from '../fakes/fake-systemctl.ts';
import { useTemporaryHome } from './temporary-home.ts';

const home = useTemporaryHome();
const signal = new AbortController().signal;
const template = fileURLToPath(new URL('../../systemd/wilco.service', import.meta.url));
const unitOf = (folder: string) => join(folder, '.config/systemd/user/wilco.service');

function install(systemctl = new FakeSystemctl(), launcher = '/bin/sh') {
  const env = { HOME: home(), PATH: '/usr/bin:/home/ada/bin' };
  return installService({ env, launcher, template, startedBy: 'graphical' }, systemctl, signal);
}

function putForeignUnit(): void {
  mkdirSync(dirname(unitOf(home())), { recursive: true });
  writeFileSync(unitOf(home()), '[Service]\nExecStart=/bin/true\n');
}

describe('an installation', () => {
  it('writes the unit, then makes systemd read, enable and start it', async () => {
    const systemctl = new FakeSystemctl();
    expect(await install(systemctl)).toEqual({ unit: unitOf(home()), startedBy: 'graphical', desktopIsRunning: true });
    expect(readFileSync(unitOf(home()), 'utf8')).toContain('PATH=/usr/bin:/home/ada/bin');
    expect(systemctl.asked.filter((line) => !line.startsWith('show'))).toEqual([
      'daemon-reload',
      'reenable wilco.service',
      'reset-failed wilco.service',
      'restart wilco.service',
      'is-active graphical-session.target',
    ]);
  });

  it('leaves nothing but the unit in the folder', async () => {
    await install();
    expect(readdirSync(dirname(unitOf(home())))).toEqual(['wilco.service']);
  });

  it('replaces what an earlier one wrote', async () => {
    await install(undefined, '/bin/cat');
    await install(undefined, '/bin/sh');
    const unit = readFileSync(unitOf(home()), 'utf8');
    expect(unit).toContain('"/bin/sh" daemon');
    expect(unit).not.toContain('/bin/cat');
  });

  it('does not touch a unit that somebody else wrote', async () => {
    putForeignUnit();
    const systemctl = new FakeSystemctl();
    await expect(install(systemctl)).rejects.toMatchObject({ code: 'service', hint: expect.stringContaining('mv ') });
    expect(readFileSync(unitOf(home()), 'utf8')).toBe('[Service]\nExecStart=/bin/true\n');
    expect(systemctl.asked).not.toContain('restart wilco.service');
  });

  it('changes nothing where no systemd manager answers', async () => {
    const answer = { exitCode: 1, stderr: 'Failed to connect to bus: No medium found\n' };
    const systemctl = new FakeSystemctl({ 'show --property=Version --value': answer });
    await expect(install(systemctl)).rejects.toMatchObject({
      code: 'service',
      message: expect.stringContaining('No medium found'),
      hint: expect.stringContaining('wilco daemon'),
    });
    expect(existsSync(unitOf(home()))).toBe(false);
  });

  it('says so where there is no systemd at all', async () => {
    const systemctl = new FakeSystemctl({ 'show --property=Version --value': { exitCode: 127 } });
    await expect(install(systemctl)).rejects.toMatchObject({ message: 'There is no systemd on this machine.' });
  });

  it('says where to look when the daemon does not become ready', async () => {
    const systemctl = new FakeSystemctl({ restart: { exitCode: 1, stderr: 'Job for wilco.service failed.\nSee …' } });
    await expect(install(systemctl)).rejects.toMatchObject({
      message: 'systemctl --user restart wilco.service failed: Job for wilco.service failed.',
      hint: expect.stringContaining('journalctl --user -u wilco'),
    });
  });

  it('refuses a launcher that is not there before it changes anything', async () => {
    const systemctl = new FakeSystemctl();
    await expect(install(systemctl, join(home(), 'none'))).rejects.toMatchObject({ code: 'service' });
    expect(systemctl.asked).toEqual([]);
  });

  it('tells when no desktop runs', async () => {
    const systemctl = new FakeSystemctl({ 'is-active': { exitCode: 3, stdout: 'inactive' } });
    expect((await install(systemctl)).desktopIsRunning).toBe(false);
  });
});

describe('an uninstallation', () => {
  it('stops and disables the service before it removes the unit', async () => {
    await install();
    const systemctl = new FakeSystemctl();
    expect(await uninstallService({ HOME: home() }, systemctl, signal)).toEqual({
      unit: unitOf(home()),
      removed: true,
    });
    expect(existsSync(unitOf(home()))).toBe(false);
    expect(systemctl.asked.slice(1)).toEqual([
      'disable --now wilco.service',
      'daemon-reload',
      'reset-failed wilco.service',
    ]);
  });

  it('has nothing to do where nothing was installed', async () => {
    const systemctl = new FakeSystemctl();
    expect(await uninstallService({ HOME: home() }, systemctl, signal)).toMatchObject({ removed: false });
    expect(systemctl.asked).toEqual([]);
  });

  it('neither stops nor removes a unit that somebody else wrote', async () => {
    putForeignUnit();
    const systemctl = new FakeSystemctl();
    await expect(uninstallService({ HOME: home() }, systemctl, signal)).rejects.toMatchObject({ code: 'service' });
    expect(existsSync(unitOf(home()))).toBe(true);
    expect(systemctl.asked).not.toContain('disable --now wilco.service');
  });

  it('keeps the unit when systemd does not stop the service', async () => {
    await install();
    const systemctl = new FakeSystemctl({ disable: { exitCode: 1, stderr: 'Access denied' } });
    await expect(uninstallService({ HOME: home() }, systemctl, signal)).rejects.toThrow(/Access denied/);
    expect(existsSync(unitOf(home()))).toBe(true);
  });
});
