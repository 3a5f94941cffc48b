import { describe, expect, it } from 'vitest';
import { DbusBuses } from '../../../src/bus/dbus-buses.ts';
import type { Bus } from '../../../src/core/bus.ts';
import { LockState } from '../../../src/hear/session/lock-state.ts';
import { watchLoginManager } from '../../../src/hear/session/login-manager.ts';
import { hasOwner } from '../../../src/hear/session/name-owner.ts';

async function busOfLogind(): Promise<Bus | undefined> {
  const bus = await new DbusBuses(process.env).system().catch(() => undefined);
  if (bus !== undefined && (await hasOwner(bus, 'org.freedesktop.login1').catch(() => false))) return bus;
  bus?.close();
  process.stderr.write('skipped, no systemd-logind runs on this machine\n');
  return undefined;
}

const bus = await busOfLogind();

describe.skipIf(bus === undefined)("this machine's own systemd-logind", () => {
  it('can be followed', async () => {
    const state = new LockState({ tell: () => undefined, confirmWithin: 60_000 });
    expect(bus && (await watchLoginManager(bus, process.env, state))).toBe(true);
    bus?.close();
    state.end();
  });
});
