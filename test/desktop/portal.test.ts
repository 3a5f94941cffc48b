import { stringify } from 'smol-toml';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { PortalFixture } from '../fixtures/portal.ts';
import { needs } from '../requirements.ts';
import { DESKTOP_PROGRAMS, VirtualDesktop } from './virtual-desktop.ts';
import type { WilcoDaemon } from './wilco-daemon.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe.skipIf(needs(...DESKTOP_PROGRAMS))('the talk key of a Wayland session', () => {
  let desktop: VirtualDesktop;
  let daemon: WilcoDaemon;
  let portal: PortalFixture;
  let words: string;
  /** Popups of earlier tests. */
  let earlier: number;

  beforeAll(async () => {
    desktop = await VirtualDesktop.start();
    words = await desktop.sound.wav('what is running');
    portal = await startPortal();
    daemon = await desktop.startDaemon({
      config: stringify({ hotkey: { key: 'F9' }, speech: { enabled: false } }),
      env: { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' },
    });
  });

  beforeEach(async () => {
    earlier = desktop.popups().length;
    await daemon.ready();
  });

  afterAll(async () => {
    await portal?.stop();
    await desktop?.stop();
  });

  test('is bound under the name of Wilco, and its press and release are a take', async () => {
    expect(portal.calls).toEqual(expect.arrayContaining(['Register', 'CreateSession', 'BindShortcuts']));
    await talk();
    await answered();
  });

  test('is named by wilco status as the desktop calls it', async () => {
    const { stdout } = await desktop.wilco('status');
    expect(stdout).toMatch(/Press F9 on the keyboard/u);
  });

  test('whose portal dies while it is held: what was said is heard, and the key works with the next portal', async () => {
    portal.press();
    await talking(true);
    await desktop.sound.play(words);
    await portal.stop();
    await answered();
    portal = await startPortal();
    await daemon.ready();
    earlier = desktop.popups().length;
    await talk();
    await answered();
  });

  /** One that lets in only who has a .desktop file, as those of today do. */
  function startPortal(): Promise<PortalFixture> {
    const { DBUS_SESSION_BUS_ADDRESS: address = '', XDG_DATA_HOME: installed = '' } = desktop.processes.env;
    return PortalFixture.start(address, { admits: { installed }, trigger: 'Press F9 on the keyboard' });
  }

  async function talk(): Promise<void> {
    portal.press();
    await talking(true);
    await desktop.sound.play(words);
    portal.release();
  }

  async function talking(wanted: boolean): Promise<void> {
    await daemon.until(`talking to be ${wanted}`, ({ hearing }) => hearing.talking === wanted);
  }

  async function answered(): Promise<void> {
    await desktop.popup('the answer', ({ title }) => title === 'Nothing is running', earlier);
    expect(desktop.popups().slice(earlier)).toHaveLength(1);
  }
});
