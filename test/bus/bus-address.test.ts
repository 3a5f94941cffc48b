import { describe, expect, it } from 'vitest';
import { sessionAddresses, systemAddresses } from '../../src/bus/bus-address.ts';

describe('addresses of the session bus', () => {
  it.each([
    ['none', {}, []],
    ['a path', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus,guid=ab' }, [{ socket: '/run/bus' }]],
    ['an escaped path', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/a%2bb' }, [{ socket: '/tmp/a+b' }]],
    [
      'an abstract name',
      { DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/x' },
      [{ busAddress: 'unix:abstract=/tmp/x' }],
    ],
    ['the runtime folder', { XDG_RUNTIME_DIR: '/run/user/1' }, [{ socket: '/run/user/1/bus' }]],
    [
      'by its own name',
      { DBUS_SESSION_BUS_ADDRESS: 'unix:runtime=yes', XDG_RUNTIME_DIR: '/r' },
      [{ socket: '/r/bus' }],
    ],
    [
      'several, each once',
      { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/a;unix:path=/r/bus', XDG_RUNTIME_DIR: '/r' },
      [{ socket: '/a' }, { socket: '/r/bus' }],
    ],
  ])('%s', (_, env, expected) => {
    expect(sessionAddresses(env)).toEqual(expected);
  });
});

describe('addresses of the system bus', () => {
  it('are the well-known sockets', () => {
    expect(systemAddresses({})).toEqual([
      { socket: '/run/dbus/system_bus_socket' },
      { socket: '/var/run/dbus/system_bus_socket' },
    ]);
  });

  it('are only what the environment names, where it names any', () => {
    expect(systemAddresses({ DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/a;unix:path=/b' })).toEqual([
      { socket: '/a' },
      { socket: '/b' },
    ]);
  });
});
