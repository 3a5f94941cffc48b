import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DbusBuses } from '../../../../src/bus/dbus-buses.ts';
import { type Bus, BusError, type Buses } from '../../../../src/core/bus.ts';
import { checkPortal, isPortalMissing } from '../../../../src/hear/hotkey/portal/check-portal.ts';
import { noBuses } from '../../../fakes/no-buses.ts';
import { needs } from '../../../requirements.ts';
import { PortalWorld } from './portal-world.ts';

describe.skipIf(needs('dbus-daemon'))('the check of the desktop portal', () => {
  let world: PortalWorld;

  beforeEach(async () => {
    world = await PortalWorld.make();
  });
  afterEach(() => world.remove());

  it('names the version and calls no method of the interface', async () => {
    const portal = await world.portal({ version: 2, admits: 'registered' });
    expect(await checkPortal(world.buses)).toEqual({
      name: 'portal',
      type: 'ok',
      detail: 'GlobalShortcuts, version 2',
    });
    expect(portal.calls).toEqual([]);
  });

  it('says that a portal has no global shortcuts', async () => {
    await world.portal({ version: undefined });
    expect(await checkPortal(world.buses)).toMatchObject({
      type: 'warning',
      detail: 'The portal of this desktop has no global shortcuts.',
      remedy: expect.stringContaining('wilco hotkey'),
    });
  });

  it('says that there is no portal, or no bus', async () => {
    expect(await checkPortal(world.buses)).toMatchObject({
      type: 'warning',
      detail: expect.stringContaining('No desktop portal'),
    });
    expect(await checkPortal(new DbusBuses({}))).toMatchObject({
      detail: expect.stringContaining('no D-Bus session'),
      remedy: expect.stringContaining('dbus-user-session'),
    });
  });
});

describe('whether a talk key can come from a portal', () => {
  const failing = (error: BusError): Buses => {
    const bus: Bus = {
      name: ':1.1',
      call: () => Promise.reject(error),
      onSignal: async () => undefined,
      onLost: () => undefined,
      close: () => undefined,
    };
    return { ...noBuses, session: async () => bus };
  };

  it('is no where nobody is one, one gives none, or no bus is there to ask', async () => {
    const dbusName = 'org.freedesktop.DBus.Error.ServiceUnknown';
    expect(await isPortalMissing(failing(new BusError('refused', 'nobody', { dbusName })))).toBe(true);
    expect(await isPortalMissing(failing(new BusError('refused', 'no such interface')))).toBe(true);
    expect(await isPortalMissing(noBuses)).toBe(true);
  });

  it('is open while one that is being started has not answered', async () => {
    expect(await isPortalMissing(failing(new BusError('silent', 'no reply')))).toBe(false);
    expect(await isPortalMissing(failing(new BusError('lost', 'gone')))).toBe(false);
  });
});
