import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DbusBuses } from '../../../src/bus/dbus-buses.ts';
import { patiently } from '../../fixtures/patiently.ts';
import { needs } from '../../requirements.ts';
import { SessionWorld } from './session-world.ts';

describe.skipIf(needs('dbus-daemon'))('the session as screen savers tell it', () => {
  let world: SessionWorld;

  beforeEach(async () => {
    world = await SessionWorld.make();
  });
  afterEach(() => world.remove());

  it.each(['org.freedesktop.ScreenSaver', 'org.gnome.ScreenSaver', 'org.cinnamon.ScreenSaver'])(
    '%s is asked at the start and followed',
    async (name) => {
      const saver = await world.saver(name, { isActive: true });
      world.listen();
      await world.tells('locked');
      saver.change(false);
      await world.tells('locked', 'unlocked');
    },
  );

  it("KDE's old path is known too", async () => {
    await world.saver('org.freedesktop.ScreenSaver', { isActive: true, path: '/ScreenSaver' });
    world.listen();
    await world.tells('locked');
  });

  it('one without a state, as GNOME has beside its own, is no one', async () => {
    await world.saver('org.freedesktop.ScreenSaver', { answers: false });
    await world.saver('org.gnome.ScreenSaver', { isActive: true });
    world.listen();
    await world.tells('locked');
  });

  it('one that comes later is asked, and one that leaves says nothing any more', async () => {
    world.listen();
    const saver = await world.saver('org.gnome.ScreenSaver', { isActive: true });
    await world.tells('locked');
    await saver.stop();
    await world.tells('locked', 'unlocked');
  });

  it('the session bus may be lost and come back', async () => {
    await world.saver('org.gnome.ScreenSaver', { isActive: true });
    world.listen();
    await world.tells('locked');
    await world.session.restart();
    await world.tells('locked', 'unlocked');
    await world.saver('org.gnome.ScreenSaver', { isActive: true });
    await world.tells('locked', 'unlocked', 'locked');
  });

  it('where nobody can tell, the log says so once and nothing comes', async () => {
    world.listen();
    await patiently(() => world.infos).toEqual([expect.stringContaining('follows neither')]);
    await world.system.restart();
    await world.session.restart();
    await world.saver('org.gnome.ScreenSaver', { isActive: true });
    await world.tells('locked');
    expect(world.infos).toHaveLength(1);
  });

  it('where someone tells, the log is quiet', async () => {
    const saver = await world.saver('org.gnome.ScreenSaver');
    world.listen();
    await world.follows(() => saver.change(true), 'locked');
    await world.stop();
    expect(world.infos).toEqual([]);
  });

  it('without any bus it ends all the same', async () => {
    world.listen({ buses: new DbusBuses({ DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nowhere' }) });
    await patiently(() => world.infos).toHaveLength(1);
    await world.stop();
    expect(world.told).toEqual([]);
  });
});
