import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Buses } from '../../../../src/core/bus.ts';
import { checkHotkey } from '../../../../src/hear/hotkey/check-hotkey.ts';
import { createHotkey } from '../../../../src/hear/hotkey/create-hotkey.ts';
import { portalAppears } from '../../../../src/hear/hotkey/portal/portal-appears.ts';
import type { HotkeySettings } from '../../../../src/hear/hotkey/settings.ts';
import { noBuses } from '../../../fakes/no-buses.ts';
import { patiently } from '../../../fixtures/patiently.ts';
import { needs } from '../../../requirements.ts';
import { CollectedEvents } from '../collected-events.ts';
import { PortalWorld } from './portal-world.ts';

const settings: HotkeySettings = {
  ...{ enabled: true, key: 'F9', mode: 'hold', backend: 'auto', device: '' },
  ...{ minimumHold: 250, debounce: 30, longestTake: 60_000 },
};
const quick = { first: 5, longest: 20, healthyAfter: 60_000 };

describe.skipIf(needs('dbus-daemon'))('a desktop portal that comes while Wilco runs', () => {
  let world: PortalWorld;
  let over: AbortController;
  let seen: boolean;
  let connections: number;
  let watching: Promise<void>;

  beforeEach(async () => {
    world = await PortalWorld.make();
    over = new AbortController();
    seen = false;
    connections = 0;
  });

  afterEach(async () => {
    over.abort();
    await watching;
    await world.remove();
  });

  /** Resolves when it watches the bus. */
  async function watch(): Promise<void> {
    let isWatching = false;
    const buses: Buses = {
      ...noBuses,
      session: async () => {
        connections += 1;
        const bus = await world.buses.session();
        return {
          name: bus.name,
          onSignal: (match, handler) => bus.onSignal(match, handler),
          onLost: (handler) => bus.onLost(handler),
          close: () => bus.close(),
          call: async (call) => {
            const reply = await bus.call(call);
            isWatching = true;
            return reply;
          },
        };
      },
    };
    watching = portalAppears(buses, over.signal, quick).then(() => {
      seen = true;
    });
    await patiently(() => isWatching).toBe(true);
  }

  it('is noticed', async () => {
    await watch();
    expect(seen).toBe(false);
    await world.portal();
    await patiently(() => seen).toBe(true);
    expect(connections).toBe(1);
  });

  it('is noticed where it came before anybody looked', async () => {
    await world.portal();
    await watch();
    await patiently(() => seen).toBe(true);
  });

  it('is not taken for one that has no global shortcuts, which another one may have', async () => {
    const without = await world.portal({ version: undefined });
    await watch();
    await without.stop();
    expect(seen).toBe(false);
    await world.portal();
    await patiently(() => seen).toBe(true);
  });

  it('is noticed although the bus was lost meanwhile', async () => {
    await watch();
    await world.bus.restart();
    await world.portal();
    await patiently(() => seen).toBe(true);
    expect(connections).toBeGreaterThan(1);
  });

  it('gives a daemon its key that was started before the desktop', async () => {
    await watch();
    const log = { info: () => undefined, warn: () => undefined };
    const { buses, desktopFile } = world;
    const key = createHotkey(settings, { env: {}, log, buses, desktopFile });
    if (key === undefined) throw new Error('no key');
    const events = new CollectedEvents(key);
    try {
      await events.until('lost');
      const portal = await world.portal();
      await events.until('lost', 'ready');
      portal.press();
      await events.until('lost', 'ready', 'pressed');
    } finally {
      await events.stop();
    }
  });

  it('counts for who asks from where there is no display, and is not started for that', async () => {
    await watch();
    const { signal } = over;
    expect(await checkHotkey(settings, { env: {}, buses: world.buses }, signal)).toMatchObject({
      type: 'missing',
      detail: expect.stringContaining('no display'),
    });
    await world.portal();
    expect(await checkHotkey(settings, { env: {}, buses: world.buses }, signal)).toEqual({
      name: 'talk key',
      type: 'ok',
      detail: "F9, by the desktop's portal (GlobalShortcuts, version 2)",
    });
  });

  it('ends its watch, and the connection, with the abort', async () => {
    await watch();
    over.abort();
    await patiently(() => seen).toBe(true);
  });
});

it('a desktop without a bus is asked again and again, until the abort', async () => {
  let attempts = 0;
  const buses: Buses = {
    ...noBuses,
    session: () => {
      attempts += 1;
      return noBuses.session();
    },
  };
  const over = new AbortController();
  const watching = portalAppears(buses, over.signal, quick);
  await patiently(() => attempts).toBeGreaterThan(2);
  over.abort();
  await watching;
});
