import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installDesktopFile, removeDesktopFile } from '../../../../src/hear/hotkey/portal/desktop-file.ts';
import { needs } from '../../../requirements.ts';
import { PortalWorld } from './portal-world.ts';

describe.skipIf(needs('dbus-daemon'))('a talk key of a portal that wants to know the application', () => {
  let world: PortalWorld;

  beforeEach(async () => {
    world = await PortalWorld.make();
  });
  afterEach(() => world.remove());

  it('Wilco registers before any other call', async () => {
    const portal = await world.portal({ admits: 'registered' });
    await world.listen().until('ready');
    expect(portal.calls).toEqual(['Register', 'CreateSession', 'BindShortcuts']);
  });

  it('and has installed its .desktop file by then', async () => {
    await world.portal({ admits: { installed: world.dataHome } });
    await world.listen().until('ready');
  });

  it('registers again in every new connection', async () => {
    const portal = await world.portal({ admits: { installed: world.dataHome } });
    await world.listen().until('ready');
    portal.closeSession();
    await world.events.until('ready', 'lost', 'ready');
    expect(portal.calls.filter((member) => member === 'Register')).toHaveLength(2);
  });

  it('says so when the file cannot be written, and works when it can', async () => {
    await writeFile(world.dataHome, 'a file where the folder should be');
    await world.portal({ admits: { installed: world.dataHome } });
    await world.listen().until('lost');
    expect(world.detail).toMatch(/does not know Wilco.*io\.github\.wilco\.desktop.*wilco service install/);
    expect(world.warnings[0]).toMatch(/\.desktop file cannot be written/);
    await rm(world.dataHome);
    await world.events.until('lost', 'ready');
  });
});

describe('the .desktop file', () => {
  let world: PortalWorld;

  beforeEach(async () => {
    world = await PortalWorld.make();
  });
  afterEach(() => world.remove());

  it('names the program whatever characters it has, and does not show in menus', async () => {
    const path = await installDesktopFile({
      dataHome: world.dataHome,
      program: '/a b/50%/"w"/$x/`y`\\z',
      icon: '/i.png',
    });
    expect(path).toBe(join(world.dataHome, 'applications', 'io.github.wilco.desktop'));
    expect((await readFile(path, 'utf8')).split('\n')).toEqual([
      '[Desktop Entry]',
      'Type=Application',
      'Name=Wilco',
      'Comment=Say what your coding agents shall do',
      'Exec="/a b/50%%/\\\\"w\\\\"/\\\\$x/\\\\`y\\\\`\\\\\\\\z" daemon',
      'Icon=/i.png',
      'NoDisplay=true',
      'Terminal=true',
      '',
    ]);
  });

  it('is written anew when the program has moved, and left alone otherwise', async () => {
    const path = await installDesktopFile({ dataHome: world.dataHome, program: '/old/wilco' });
    await installDesktopFile({ dataHome: world.dataHome, program: '/new/wilco' });
    const text = await readFile(path, 'utf8');
    expect(text).toContain('/new/wilco');
    await rm(path);
    await mkdir(join(world.dataHome, 'applications'), { recursive: true });
    await writeFile(path, text, { mode: 0o444 });
    await installDesktopFile({ dataHome: world.dataHome, program: '/new/wilco' });
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('can be removed, also twice', async () => {
    const path = await installDesktopFile(world.desktopFile);
    await removeDesktopFile(world.dataHome);
    await removeDesktopFile(world.dataHome);
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
