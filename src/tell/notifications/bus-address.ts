import { join } from 'node:path';
import type { ConnectionOptions } from 'dbus-native';

/**
 * Where the session bus may be, in the order in which to try: $DBUS_SESSION_BUS_ADDRESS (which may name several),
 * then $XDG_RUNTIME_DIR/bus, where systemd puts it. Empty when the environment names neither.
 * https://dbus.freedesktop.org/doc/dbus-specification.html#addresses
 */
export function busAddresses(env: NodeJS.ProcessEnv): readonly ConnectionOptions[] {
  const named = (env['DBUS_SESSION_BUS_ADDRESS'] ?? '')
    .split(';')
    .filter((address) => address.trim() !== '')
    .flatMap((address) => optionsFor(address, env));
  const runtime = runtimeBus(env);
  const all = runtime === undefined ? named : [...named, runtime];
  return all.filter((options, index) => all.findIndex((other) => same(options, other)) === index);
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

function same(one: ConnectionOptions, other: ConnectionOptions): boolean {
  return one.socket === other.socket && one.busAddress === other.busAddress;
}
