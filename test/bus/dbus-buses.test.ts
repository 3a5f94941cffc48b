import { createClient, type MessageBus } from 'dbus-native';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DbusBuses } from '../../src/bus/dbus-buses.ts';
import type { Bus } from '../../src/core/bus.ts';
import { patiently } from '../fixtures/patiently.ts';
import { type PrivateDbus, startPrivateDbus } from '../fixtures/private-dbus.ts';
import { needs } from '../requirements.ts';

const SERVICE = 'org.example.Service';
const here = { path: '/here', interface: SERVICE } as const;
const driver = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

describe('buses that are not there', () => {
  it('without a session: says what to install', async () => {
    await expect(new DbusBuses({}).session()).rejects.toMatchObject({
      code: 'bus_unavailable',
      hint: expect.stringContaining('dbus-user-session'),
    });
  });

  it("keeps the system's own reason", async () => {
    const buses = new DbusBuses({ DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nowhere/at/all' });
    await expect(buses.system()).rejects.toMatchObject({ code: 'bus_unavailable', cause: { code: 'ENOENT' } });
  });
});

describe.skipIf(needs('dbus-daemon'))('a connection to a bus', () => {
  let daemon: PrivateDbus;
  let bus: Bus;
  let service: MessageBus;

  beforeEach(async () => {
    daemon = await startPrivateDbus();
    bus = await new DbusBuses({ DBUS_SESSION_BUS_ADDRESS: daemon.address }).session();
    service = await join(SERVICE);
  });

  afterEach(async () => {
    bus.close();
    service.connection.stream.destroy();
    await daemon.stop();
  });

  async function join(name: string): Promise<MessageBus> {
    const client = createClient({ busAddress: daemon.address });
    client.connection.on('error', () => undefined);
    await client.requestName(name, 0);
    return client;
  }

  /** After a round trip every signal sent before it has arrived. */
  async function arrived(): Promise<void> {
    await service.invokeDbus({ member: 'GetId' });
    await bus.call({ ...driver, member: 'GetId' });
    await new Promise((resolve) => setImmediate(resolve));
  }

  it('the system bus is found by its own variable', async () => {
    const system = await new DbusBuses({ DBUS_SYSTEM_BUS_ADDRESS: daemon.address }).system();
    expect(await system.call({ ...driver, member: 'GetNameOwner', signature: 's', body: [SERVICE] })).toBe(
      service.name,
    );
    system.close();
  });

  it('knows its own name', async () => {
    expect(bus.name).toMatch(/^:\d+\.\d+$/);
    expect(await bus.call({ ...driver, member: 'GetNameOwner', signature: 's', body: [bus.name] })).toBe(bus.name);
  });

  it('writes variants as they are typed and reads them as their values', async () => {
    service.setMethodCallHandler('/here', SERVICE, 'Echo', [
      (given: { u: number; list: readonly string[] }) => ({ u: given.u, list: given.list }),
      'a{sv}',
    ]);
    const body = [{ u: ['u', 7], list: ['as', []], deep: ['a{sv}', { inner: ['b', true] }] }];
    const types = new Promise((resolve) => {
      service.connection.on('message', (message) => message.member === 'Echo' && resolve(message.body));
    });
    await bus.call({ ...here, destination: SERVICE, member: 'Echo', signature: 'a{sv}', body }).catch(() => undefined);
    expect(await types).toEqual([{ u: 7, list: [], deep: { inner: true } }]);
  });

  it("a refusal has the D-Bus error's name", async () => {
    const called = bus.call({ ...here, destination: SERVICE, member: 'Nothing' });
    await expect(called).rejects.toMatchObject({
      type: 'refused',
      dbusName: 'org.freedesktop.DBus.Error.UnknownMethod',
    });
  });

  it('a call that the library cannot write is refused too', async () => {
    const called = bus.call({ ...here, destination: SERVICE, member: 'Any', signature: 'u', body: ['no number'] });
    await expect(called).rejects.toMatchObject({ type: 'refused', dbusName: '' });
  });

  it('who does not answer within the limit is silent', async () => {
    service.setMethodCallHandler('/here', SERVICE, 'Wait', [() => new Promise(() => undefined), 's']);
    const called = bus.call({ ...here, destination: SERVICE, member: 'Wait', timeout: 20 });
    await expect(called).rejects.toMatchObject({ type: 'silent' });
  });

  it('a bus that dies fails what waits at once, and says so once', async () => {
    service.setMethodCallHandler('/here', SERVICE, 'Wait', [() => new Promise(() => undefined), 's']);
    let lost = 0;
    bus.onLost(() => {
      lost += 1;
    });
    const waiting = bus.call({ ...here, destination: SERVICE, member: 'Wait', timeout: 60_000 });
    const failed = expect(waiting).rejects.toMatchObject({ type: 'lost' });
    await daemon.kill();
    await failed;
    await patiently(() => lost).toBe(1);
    await expect(bus.call({ ...driver, member: 'GetId' })).rejects.toMatchObject({ type: 'lost' });
  });

  it('closing it is no loss', async () => {
    let lost = 0;
    bus.onLost(() => {
      lost += 1;
    });
    bus.close();
    await expect(bus.call({ ...driver, member: 'GetId' })).rejects.toMatchObject({ type: 'lost' });
    expect(lost).toBe(0);
  });

  it('hears a signal of one object, or of every object', async () => {
    const one: unknown[] = [];
    const every: unknown[] = [];
    const match = { sender: SERVICE, interface: SERVICE, member: 'Changed' };
    await bus.onSignal({ ...match, path: '/here' }, (body) => one.push(...body));
    await bus.onSignal(match, (body) => every.push(...body));
    service.sendSignal('/here', SERVICE, 'Changed', 's', ['a']);
    service.sendSignal('/there', SERVICE, 'Changed', 's', ['b']);
    service.sendSignal('/here', SERVICE, 'Other', 's', ['c']);
    await patiently(() => every).toEqual(['a', 'b']);
    expect(one).toEqual(['a']);
  });

  it('believes only the owner of the name, whoever that is by then', async () => {
    const heard: unknown[] = [];
    await bus.onSignal({ sender: SERVICE, interface: SERVICE, member: 'Changed' }, (body) => heard.push(...body));
    const other = await join('org.example.Other');
    other.sendSignal('/here', SERVICE, 'Changed', 's', ['forged']);
    await other.invokeDbus({ member: 'GetId' });
    service.connection.message({ ...signalTo(bus.name), body: ['unicast'] });
    other.connection.message({ ...signalTo(bus.name), body: ['forged'] });
    await other.invokeDbus({ member: 'GetId' });
    await arrived();
    expect(heard).toEqual(['unicast']);
    await service.releaseName(SERVICE);
    await other.requestName(SERVICE, 0);
    other.sendSignal('/here', SERVICE, 'Changed', 's', ['true']);
    await patiently(() => heard).toEqual(['unicast', 'true']);
    other.connection.stream.destroy();
  });

  it('with a wanted first argument, only signals that have it', async () => {
    const heard: unknown[] = [];
    const match = { sender: SERVICE, interface: SERVICE, member: 'Changed', arg0: 'b' };
    await bus.onSignal(match, (body) => heard.push(...body));
    for (const word of ['a', 'b']) service.sendSignal('/here', SERVICE, 'Changed', 's', [word]);
    service.connection.message({ ...signalTo(bus.name), body: ['c'] });
    await arrived();
    expect(heard).toEqual(['b']);
  });

  it('after close no signal comes', async () => {
    const heard: unknown[] = [];
    await bus.onSignal({ sender: SERVICE, interface: SERVICE, member: 'Changed' }, (body) => heard.push(...body));
    service.sendSignal('/here', SERVICE, 'Changed', 's', ['a']);
    bus.close();
    await service.invokeDbus({ member: 'GetId' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual([]);
  });
});

let serial = 1_000_000;

function signalTo(destination: string) {
  serial += 1;
  return { type: 4, serial, destination, path: '/here', interface: SERVICE, member: 'Changed', signature: 's' };
}
