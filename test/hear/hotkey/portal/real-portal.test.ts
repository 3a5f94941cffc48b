import type { ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPortal } from '../../../../src/hear/hotkey/portal/check-portal.ts';
import { patiently } from '../../../fixtures/patiently.ts';
import { PortalBackendFixture } from '../../../fixtures/portal-backend.ts';
import { killPortal, portalProgram, startRealPortal } from '../../../fixtures/real-portal.ts';
import { needs } from '../../../requirements.ts';
import { PortalWorld } from './portal-world.ts';

if (portalProgram === undefined) process.stderr.write('skipped, not installed: xdg-desktop-portal\n');

describe.skipIf(needs('dbus-daemon') || portalProgram === undefined)('the real xdg-desktop-portal', () => {
  let world: PortalWorld;
  let backend: PortalBackendFixture;
  let portal: ChildProcess;

  async function start(): Promise<void> {
    portal = await startRealPortal(portalProgram ?? '', world.bus, world.dataHome);
  }

  beforeEach(async () => {
    world = await PortalWorld.make();
    backend = await PortalBackendFixture.start(world.bus.address);
    await start();
  });
  afterEach(async () => {
    await killPortal(portal);
    backend.stop();
    await world.remove();
  });

  it('gives Wilco its key, and tells presses and releases', async () => {
    world.listen();
    await patiently(() => world.detail).toBe('F9, through the desktop portal');
    expect(await checkPortal(world.buses)).toMatchObject({
      detail: expect.stringMatching(/GlobalShortcuts, version \d/),
    });
    const before = world.events.types;
    backend.press();
    await patiently(() => world.events.types).toEqual([...before, 'pressed']);
    backend.release();
    await patiently(() => world.events.types).toEqual([...before, 'pressed', 'released']);
  });

  it('gives it again when it was restarted, and when the desktop closed the session', async () => {
    world.listen();
    const readies = () => world.events.types.filter((type) => type === 'ready').length;
    await patiently(readies).toBe(1);
    await killPortal(portal);
    await patiently(() => world.events.types.at(-1)).toBe('lost');
    await start();
    await patiently(readies).toBe(2);
    backend.closeSession();
    await patiently(readies).toBe(3);
  });
});
