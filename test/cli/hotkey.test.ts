import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Outcome, wilco } from './wilco.ts';

let runtimeDir: string;

beforeEach(async () => {
  runtimeDir = await mkdtemp(join(tmpdir(), 'wilco-hotkey-'));
});

afterEach(() => rm(runtimeDir, { recursive: true, force: true }));

async function run(config: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  const path = join(runtimeDir, 'config.toml');
  await writeFile(path, config);
  return wilco(['hotkey', ...args], { runtimeDir, env: { WILCO_CONFIG: path, PATH: '/usr/bin:/bin', ...env } });
}

describe('wilco hotkey', () => {
  it('says how the key is seen and why, and binds the configured key on the desktop that runs', async () => {
    const env = { WAYLAND_DISPLAY: 'wayland-1', SWAYSOCK: '/run/sway.sock' };
    const { code, stdout, stderr } = await run('[hotkey]\nkey = "f12"\n', [], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Talk key: F12, seen by: portal. On Wayland');
    expect(stdout).toContain('No daemon runs.');
    expect(stdout).toMatch(/^bindsym --no-repeat F12 exec \/\S+\/bin\/wilco talk start$/mu);
    expect(stdout).not.toContain('GNOME');
  });

  it('prints the lines of every desktop where none is known, and of the one that is asked for', async () => {
    const config = '[hotkey]\nkey = "F9"\n';
    const all = await run(config, [], { DISPLAY: ':0' });
    for (const name of ['sway', 'Hyprland', 'niri', 'i3', 'KDE Plasma', 'GNOME'])
      expect(all.stdout).toContain(`${name} (`);
    const one = await run(config, ['niri'], { DISPLAY: ':0', XDG_CURRENT_DESKTOP: 'KDE' });
    expect(one.stdout).toContain('niri (press the key to begin, and again to end)');
    expect(one.stdout).not.toContain('KDE Plasma (');
  });

  it('takes another key than a modifier alone, and says so', async () => {
    const { stdout } = await run('', ['sway'], { DISPLAY: ':0' });
    expect(stdout).toContain('A desktop cannot bind ControlRight alone, so these lines take F9');
    expect(stdout).toContain('bindsym --no-repeat F9 exec');
  });

  it('prints the same for a program', async () => {
    const { stdout } = await run('[hotkey]\nmode = "toggle"\nkey = "Ctrl+Alt+Space"\n', ['i3', '--json'], {
      DISPLAY: ':0',
    });
    expect(JSON.parse(stdout)).toMatchObject({
      key: 'Ctrl+Alt+Space',
      backend: 'x11',
      why: 'This is an X11 session.',
      daemon: null,
      desktop: 'i3',
      bindings: [{ desktop: 'i3', isHeld: false, snippets: [{ where: '~/.config/i3/config' }] }],
    });
  });

  it('knows no other desktop', async () => {
    const { code, stderr } = await run('', ['windows'], {});
    expect(code).toBe(2);
    expect(stderr).toContain('Allowed choices are sway, hyprland, niri, i3, kde, gnome.');
  });
});
