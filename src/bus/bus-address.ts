import { join } from 'node:path';
import type { ConnectionOptions } from 'dbus-native';

/**
 * Where the session bus may be, in the order in which to try: $DBUS_SESSION_BUS_ADDRESS (which may name several),
 * then $XDG_RUNTIME_DIR/bus, where systemd puts it. Empty when the environment names neither.
 * https://dbus.freedesktop.org/doc/dbus-specification.html#addresses
 */
export function sessionAddresses(env: NodeJS.ProcessEnv): readonly ConnectionOptions[] {
  const runtime = runtimeBus(env);
  return distinct([...named(env['DBUS_SESSION_BUS_ADDRESS'], env), ...(runtime === undefined ? [] : [runtime])]);
}

/**
 * Where the system bus may be: $DBUS_SYSTEM_BUS_ADDRESS, and only where that is not set the well-known socket, by its
 * name of today and of old.
 */
export function systemAddresses(env: NodeJS.ProcessEnv): readonly ConnectionOptions[] {
  const given = env['DBUS_SYSTEM_BUS_ADDRESS'] ?? '';
  if (given.trim() !== '') return distinct(named(given, env));
  return [{ socket: '/run/dbus/system_bus_socket' }, { socket: '/var/run/dbus/system_bus_socket' }];
}

function named(addresses: string | undefined, env: NodeJS.ProcessEnv): readonly ConnectionOptions[] {
  return (addresses ?? '')
    .split(';')
    .filter((address) => address.trim() !== '')
    .flatMap((address) => optionsFor(address, env));
}

function runtimeBus(env: NodeJS.ProcessEnv): ConnectionOptions | undefined {
  const folder = env['XDG_RUNTIME_DIR'] ?? '';
  return folder === '' ? undefined : { socket: join(folder, 'bus') };
}

/** dbus-native knows neither percent escapes nor `runtime=yes`, and one bad address must not hide the next. */
function optionsFor(address: string, env: NodeJS.ProcessEnv): ConnectionOptions[] {
  const [family = '', ...rest] = address.trim().split(':');
  const parameters = new Map(
    rest
      .join(':')
      .split(',')
      .map((pair): [string, string] => {
        const [key = '', ...value] = pair.split('=');
        return [key, unescaped(value.join('='))];
      }),
  );
  const path = parameters.get('path');
  if (family === 'unix' && path !== undefined) return [{ socket: path }];
  if (family === 'unix' && parameters.get('runtime') === 'yes') {
    const runtime = runtimeBus(env);
    return runtime === undefined ? [] : [runtime];
  }
  return [{ busAddress: address.trim() }];
}

function unescaped(value: string): string {
  return value.replaceAll(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function distinct(all: readonly ConnectionOptions[]): readonly ConnectionOptions[] {
  return all.filter((options, index) => all.findIndex((other) => same(options, other)) === index);
}

function same(one: ConnectionOptions, other: ConnectionOptions): boolean {
  return one.socket === other.socket && one.busAddress === other.busAddress;
}
