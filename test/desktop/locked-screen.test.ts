import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'smol-toml';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { LogindFixture } from '../fixtures/logind.ts';
import { ScreenSaverFixture } from '../fixtures/screen-saver.ts';
import { needs } from '../requirements.ts';
import { startSessionBus } from './session-bus.ts';
import { until } from './until.ts';
import { DESKTOP_PROGRAMS, VirtualDesktop } from './virtual-desktop.ts';
import type { WilcoDaemon } from './wilco-daemon.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe.skipIf(needs(...DESKTOP_PROGRAMS))('a desktop that its person leaves', () => {
  let desktop: VirtualDesktop;
  let daemon: WilcoDaemon;
  let saver: ScreenSaverFixture;
  let logind: LogindFixture;
  let words: string;
  /** Popups of earlier tests. */
  let earlier: number;

  beforeAll(async () => {
    desktop = await VirtualDesktop.start();
    words = await desktop.sound.wav('what is running');
    const folder = join(desktop.folder, 'system');
    await mkdir(folder);
    const systemBus = await startSessionBus(desktop.processes, folder);
    logind = await LogindFixture.start(systemBus);
    const sessionBus = desktop.processes.env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
    saver = await ScreenSaverFixture.start(sessionBus, 'org.freedesktop.ScreenSaver');
    daemon = await desktop.startDaemon({
      config: stringify({ hotkey: { key: 'F9' }, speech: { enabled: false } }),
      env: { DBUS_SYSTEM_BUS_ADDRESS: systemBus },
    });
  });

  beforeEach(async () => {
    earlier = desktop.popups().length;
    await daemon.ready();
  });

  afterEach(() => {
    saver.change(false);
    logind.hint(false);
    logind.sleep(false);
  });

  afterAll(async () => {
    await saver?.stop();
    await logind?.stop();
    await desktop?.stop();
  });

  const leaving = {
    'a screen saver that locks': (left: boolean) => saver.change(left),
    'a session that is locked': (left: boolean) => logind.hint(left),
  };

  test.each(Object.entries(leaving))(
    '%s closes the microphone, and whoever types there is not heard',
    async (_, leave) => {
      leave(true);
      await microphoneClosed();
      await desktop.holdKey('F9', async () => {
        await desktop.sound.play(words);
        expect((await daemon.client.status()).hearing.talking).toBe(false);
        expect(await recorders()).toEqual([]);
      });
      leave(false);
      await isHeardAgain();
    },
  );

  test('what is being said when the screen locks is dropped', async () => {
    await desktop.holdKey('F9', async () => {
      await desktop.sound.play(words);
      saver.change(true);
      await microphoneClosed();
      expect((await daemon.client.status()).hearing.talking).toBe(false);
    });
    saver.change(false);
    await isHeardAgain();
  });

  test('the microphone is closed while the machine sleeps, and another recorder is opened when it wakes', async () => {
    const before = await recorders();
    logind.sleep(true);
    await microphoneClosed();
    logind.sleep(false);
    await isHeardAgain();
    const after = await recorders();
    expect(after).toHaveLength(1);
    expect(before).toHaveLength(1);
    expect(after).not.toEqual(before);
  });

  async function microphoneClosed(): Promise<void> {
    await daemon.until('the microphone to be closed', ({ hearing }) => hearing.microphone.type === 'off');
    await until('the recorder to be gone', async () => (await recorders()).length === 0);
  }

  /** What is said now is answered, and nothing else was. */
  async function isHeardAgain(): Promise<void> {
    await daemon.ready();
    await desktop.holdKey('F9', () => desktop.sound.play(words));
    await desktop.popup('the answer', ({ title }) => title === 'Nothing is running', earlier);
    expect(desktop.popups().slice(earlier)).toHaveLength(1);
  }

  async function recorders(): Promise<readonly number[]> {
    const guests = await desktop.processes.guests();
    return guests.filter(({ command }) => /^(?:parec|arecord|sox|rec) /u.test(command)).map(({ pid }) => pid);
  }
});
