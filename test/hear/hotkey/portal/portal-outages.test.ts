import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DbusBuses } from '../../../../src/bus/dbus-buses.ts';
import { patiently } from '../../../fixtures/patiently.ts';
import { needs } from '../../../requirements.ts';
import { PortalWorld } from './portal-world.ts';

const binds = (calls: readonly string[]) => calls.filter((member) => member === 'BindShortcuts').length;

describe.skipIf(needs('dbus-daemon'))('a talk key of a portal that fails', () => {
  let world: PortalWorld;

  beforeEach(async () => {
    world = await PortalWorld.make();
  });
  afterEach(() => world.remove());

  it('the person says no: told, and not asked again until there is another portal', async () => {
    const portal = await world.portal({ answer: 'no' });
    await world.listen().until('lost');
    expect(world.detail).toMatch(/not allowed.*wilco hotkey/);
    portal.closeSession();
    await portal.stop();
    const second = await world.portal();
    await world.events.until('lost', 'ready');
    expect([binds(portal.calls), binds(second.calls)]).toEqual([1, 1]);
  });

  it('the request ends before anyone can have seen it: tried again until it goes well', async () => {
    const portal = await world.portal({ answer: 'ends' });
    await world.listen().until('lost');
    await patiently(() => binds(portal.calls)).toBeGreaterThan(2);
    portal.decide('yes');
    await world.events.until('lost', 'ready');
  });

  it('the request ends after the person saw it: not asked again', async () => {
    const portal = await world.portal({ answer: 'ends' });
    await world.listen({ unseen: 0 }).until('lost');
    expect(world.detail).toMatch(/not allowed/);
    portal.decide('yes');
    expect(binds(portal.calls)).toBe(1);
  });

  it('the portal restarts while the key is held: the press ends as if it were let go, and the key is bound again', async () => {
    const portal = await world.portal();
    await world.listen().until('ready');
    portal.press();
    await world.events.until('ready', 'pressed');
    await portal.stop();
    await patiently(() => world.events.types.slice(0, 4)).toEqual(['ready', 'pressed', 'released', 'lost']);
    const second = await world.portal();
    await patiently(() => world.events.types.at(-1)).toBe('ready');
    const before = world.events.types;
    second.press();
    await patiently(() => world.events.types).toEqual([...before, 'pressed']);
  });

  it('the desktop closes the session: bound again in a new one', async () => {
    const portal = await world.portal();
    await world.listen().until('ready');
    const first = portal.session.path;
    portal.closeSession();
    await world.events.until('ready', 'lost', 'ready');
    expect(portal.session.path).not.toBe(first);
    await world.heardAll(portal, ['ready', 'lost', 'ready']);
  });

  it('the bus dies and comes back', async () => {
    await world.portal();
    await world.listen().until('ready');
    await world.bus.restart();
    await patiently(() => world.events.types.slice(0, 2)).toEqual(['ready', 'lost']);
    await world.portal();
    await patiently(() => world.events.types.at(-1)).toBe('ready');
  });

  it('without a bus: one sentence, and no more of them', async () => {
    let attempts = 0;
    const none = new DbusBuses({});
    const buses = {
      system: () => none.system(),
      session: () => {
        attempts += 1;
        return none.session();
      },
    };
    world.listen({ buses });
    await patiently(() => attempts).toBeGreaterThan(3);
    expect(world.events.types).toEqual(['lost']);
    expect(world.detail).toMatch(/no D-Bus session.*dbus-user-session/);
  });

  it('without a portal: says what to install, and works when one comes', async () => {
    await world.listen().until('lost');
    expect(world.detail).toMatch(/No desktop portal.*xdg-desktop-portal.*wilco hotkey/);
    await world.portal();
    await world.events.until('lost', 'ready');
  });

  it('a portal without global shortcuts: names the other way, and is asked once', async () => {
    const portal = await world.portal({ version: undefined });
    await world.listen().until('lost');
    expect(world.detail).toMatch(/no global shortcuts.*wilco hotkey/);
    await portal.stop();
    await world.portal();
    await world.events.until('lost', 'ready');
    expect(portal.calls).toEqual([]);
  });
});
