import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bus } from '../../../../src/core/bus.ts';
import { installDesktopFile } from '../../../../src/hear/hotkey/portal/desktop-file.ts';
import {
  APP_ID,
  GLOBAL_SHORTCUTS,
  handlePath,
  onPortal,
  REGISTRY,
} from '../../../../src/hear/hotkey/portal/portal-names.ts';
import { needs } from '../../../requirements.ts';
import { PortalWorld } from './portal-world.ts';

const tokens = { handle_token: ['s', 'a'], session_handle_token: ['s', 'b'] };
const talk = [['talk', { description: ['s', 'Talk'] }]];
const refusal = (name: string) => ({ type: 'refused', dbusName: name });
const NOT_ALLOWED = 'org.freedesktop.portal.Error.NotAllowed';
const FAILED = 'org.freedesktop.portal.Error.Failed';
const INVALID = 'org.freedesktop.portal.Error.InvalidArgument';

describe.skipIf(needs('dbus-daemon'))('the portal of these tests refuses what the real ones refuse', () => {
  let world: PortalWorld;
  let bus: Bus;

  beforeEach(async () => {
    world = await PortalWorld.make();
    bus = await world.buses.session();
  });
  afterEach(async () => {
    bus.close();
    await world.remove();
  });

  const register = () =>
    bus.call({ ...onPortal(REGISTRY), member: 'Register', signature: 'sa{sv}', body: [APP_ID, {}] });
  const call = (member: string, signature: string, ...body: unknown[]) =>
    bus.call({ ...onPortal(GLOBAL_SHORTCUTS), member, signature, body });
  const create = (options: object = tokens) => call('CreateSession', 'a{sv}', options);
  const bind = (session: string) =>
    call('BindShortcuts', 'oa(sa{sv})sa{sv}', session, talk, '', { handle_token: ['s', 'c'] });

  it('a program without an app id', async () => {
    await world.portal({ admits: 'registered' });
    await expect(create()).rejects.toMatchObject(refusal(NOT_ALLOWED));
  });

  it('an app id that comes too late, or twice', async () => {
    await world.portal({ admits: 'registered' });
    await create().catch(() => undefined);
    await expect(register()).rejects.toMatchObject(refusal(FAILED));
    const fresh = await world.buses.session();
    const late = { ...onPortal(REGISTRY), member: 'Register', signature: 'sa{sv}', body: [APP_ID, {}] };
    await fresh.call(late);
    await expect(fresh.call(late)).rejects.toMatchObject(refusal(FAILED));
    fresh.close();
  });

  it('an app id without a .desktop file, or with one whose program is missing', async () => {
    await world.portal({ admits: { installed: world.dataHome } });
    await expect(register()).rejects.toMatchObject(refusal(FAILED));
    await installDesktopFile({ dataHome: world.dataHome, program: join(world.dataHome, 'missing') });
    await expect(register()).rejects.toMatchObject(refusal(FAILED));
    await installDesktopFile(world.desktopFile);
    await register();
    await create();
  });

  it('an old portal has no registry', async () => {
    await world.portal();
    await expect(register()).rejects.toMatchObject(refusal('org.freedesktop.DBus.Error.UnknownInterface'));
  });

  it.each([
    ['no token for the request', { session_handle_token: ['s', 'b'] }],
    ['no token for the session', { handle_token: ['s', 'a'] }],
    ['a token that is no part of a path', { ...tokens, handle_token: ['s', 'a/b'] }],
  ])('%s', async (_, options) => {
    await world.portal();
    await expect(create(options)).rejects.toMatchObject(refusal(INVALID));
  });

  it('arguments of other types', async () => {
    await world.portal();
    await expect(call('CreateSession', 'a{ss}', { handle_token: 'a' })).rejects.toMatchObject(
      refusal('org.freedesktop.DBus.Error.InvalidArgs'),
    );
  });

  it("another's session, and a second binding in one", async () => {
    await world.portal();
    await create();
    const session = handlePath('session', bus.name, 'b');
    const other = await world.buses.session();
    const body = [session, talk, '', { handle_token: ['s', 'd'] }];
    await expect(
      other.call({ ...onPortal(GLOBAL_SHORTCUTS), member: 'BindShortcuts', signature: 'oa(sa{sv})sa{sv}', body }),
    ).rejects.toMatchObject(refusal('org.freedesktop.DBus.Error.AccessDenied'));
    other.close();
    expect(await bind(session)).toBe(handlePath('request', bus.name, 'c'));
    await expect(bind(session)).rejects.toMatchObject(refusal(FAILED));
  });
});
