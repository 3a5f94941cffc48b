import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DbusBuses } from '../../../src/bus/dbus-buses.ts';
import { Popups } from '../../../src/tell/notifications/popups.ts';
import { NotificationServerFixture } from '../../fixtures/notification-server.ts';
import { type PrivateDbus, startPrivateDbus } from '../../fixtures/private-dbus.ts';
import { needs } from '../../requirements.ts';
import { asked, completed, NOW, running } from '../announcements.ts';

const never = new AbortController().signal;
const started = { type: 'taskStarted', task: running } as const;
const ended = { type: 'taskEnded', task: completed } as const;

describe.skipIf(needs('dbus-daemon'))('popups when something is missing', () => {
  let bus: PrivateDbus;
  let servers: NotificationServerFixture[] = [];
  let all: Popups[] = [];
  let now = NOW;
  const warnings: string[] = [];
  const causes: unknown[] = [];
  const infos: string[] = [];

  function makePopups(env: NodeJS.ProcessEnv = { DBUS_SESSION_BUS_ADDRESS: bus.address }): Popups {
    const popups = new Popups({
      buses: new DbusBuses(env),
      log: {
        info: (message) => infos.push(message),
        warn: (message, cause) => {
          warnings.push(message);
          causes.push(cause);
        },
      },
      icon: '',
      now: () => now,
    });
    all.push(popups);
    return popups;
  }

  async function startServer(): Promise<NotificationServerFixture> {
    const server = await NotificationServerFixture.start(bus.address);
    servers.push(server);
    return server;
  }

  beforeEach(async () => {
    now = NOW;
    warnings.length = 0;
    causes.length = 0;
    infos.length = 0;
    bus = await startPrivateDbus();
  });

  afterEach(async () => {
    await Promise.all(all.map((popups) => popups.close()));
    await Promise.all(servers.map((server) => server.stop()));
    all = [];
    servers = [];
    await bus.stop();
  });

  it('without any bus: one log line with the remedy, and tell resolves', async () => {
    const popups = makePopups({});
    await popups.tell(started, never);
    now += 60_000;
    await popups.tell(ended, never);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/no D-Bus session.*dbus-user-session/);
    expect(causes).toEqual([undefined]);
    expect(popups.state()).toMatchObject({ type: 'broken', error: { code: 'notifications_unavailable' } });
  });

  it("with a bus that is gone: the log has the system's own reason", async () => {
    await makePopups({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/at/all' }).tell(started, never);
    expect(causes).toMatchObject([{ code: 'ENOENT' }]);
  });

  it.each(['nonsense', 'unix:', 'autolaunch:', 'unix:path=/nowhere/at/all', 'tcp:host=127.0.0.1,port=1'])(
    'with the bus address %s: tell resolves',
    async (address) => {
      const popups = makePopups({ DBUS_SESSION_BUS_ADDRESS: address });
      await popups.tell(started, never);
      expect(popups.state().type).toBe('broken');
    },
  );

  it('without an address the bus in XDG_RUNTIME_DIR is taken', async () => {
    const server = await startServer();
    await makePopups({ XDG_RUNTIME_DIR: bus.folder }).tell(started, never);
    expect(server.notices).toHaveLength(1);
  });

  it('without a notification server: says so, and works when one comes', async () => {
    const popups = makePopups();
    await popups.tell(started, never);
    expect(warnings[0]).toMatch(/no notification server.*apt install dunst/);
    const server = await startServer();
    now += 60_000;
    await popups.tell(ended, never);
    expect(server.notices).toHaveLength(1);
    expect(infos).toEqual(['popups work again']);
    expect(popups.state().type).toBe('ready');
  });

  it('after a failure the next attempt waits for the back-off, which grows', async () => {
    const popups = makePopups();
    await popups.tell(started, never);
    const server = await startServer();
    now += 100;
    await popups.tell(ended, never);
    expect(server.notices).toHaveLength(0);
    now += 200;
    await popups.tell(ended, never);
    expect(server.notices).toHaveLength(1);
  });

  it('the bus dies and comes back: the next announcement is shown', async () => {
    const server = await startServer();
    const popups = makePopups();
    await popups.tell(started, never);
    await bus.kill();
    await popups.tell(ended, never);
    expect(popups.state().type).toBe('broken');
    await bus.restart();
    const second = await startServer();
    now += 60_000;
    await popups.tell(ended, never);
    expect(server.notices).toHaveLength(1);
    expect(second.notices).toHaveLength(1);
    expect(second.notices[0]?.replaces).toBe(0);
  });

  it('the bus dies and is back before anyone looked: nothing is lost', async () => {
    const popups = makePopups();
    await startServer();
    await popups.tell(started, never);
    await bus.restart();
    const second = await startServer();
    await popups.tell(ended, never);
    expect(second.notices).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  it('the server restarts: its numbers are forgotten, its capabilities asked again', async () => {
    const first = await startServer();
    const popups = makePopups();
    await popups.tell(asked(), never);
    await popups.tell(started, never);
    await first.stop();
    const second = await expect
      .poll(() => startServer().catch(() => undefined))
      .toBeDefined()
      .then(() => servers.at(-1));
    await expect
      .poll(async () => {
        await popups.tell(ended, never);
        return second?.notices.at(0)?.replaces;
      })
      .toBe(0);
  });

  it('a server that never answers: given up after 2 s', async () => {
    const server = await startServer();
    server.isSilent = true;
    const popups = makePopups();
    const before = performance.now();
    await popups.tell(started, never);
    expect(performance.now() - before).toBeGreaterThan(1900);
    expect(warnings[0]).toMatch(/does not answer/);
    server.isSilent = false;
    now += 60_000;
    await popups.tell(ended, never);
    expect(server.onScreen.size).toBe(1);
  });

  it('a bus that accepts and says nothing: given up after 2 s, and nothing is thrown later', async () => {
    const path = join(bus.folder, 'mute');
    const mute = createServer(() => undefined).listen(path);
    const popups = makePopups({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` });
    await popups.tell(started, never);
    expect(popups.state().type).toBe('broken');
    mute.close();
  });

  it('a bus that talks nonsense: tell resolves', async () => {
    const path = join(bus.folder, 'babble');
    const babble = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write(`OK 0123\r\n${'l\u0002\u0001\u0001'.repeat(500)}`);
    }).listen(path);
    const popups = makePopups({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` });
    await popups.tell(started, never);
    expect(popups.state().type).toBe('broken');
    babble.close();
  });
});
