import { describe, expect, it } from 'vitest';
import { busAddresses } from '../../../src/tell/notifications/bus-address.ts';

describe('bus addresses', () => {
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
    expect(busAddresses(env)).toEqual(expected);
  });
});
