import type { ConnectionOptions } from 'dbus-native';
import type { Bus, Buses } from '../core/bus.ts';
import { WilcoError } from '../core/error.ts';
import { sessionAddresses, systemAddresses } from './bus-address.ts';
import { connect } from './connect.ts';

/** The buses that the environment names. The first address that answers is taken. */
export class DbusBuses implements Buses {
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  session(): Promise<Bus> {
    return firstOf(sessionAddresses(this.#env), noSession);
  }

  system(): Promise<Bus> {
    return firstOf(systemAddresses(this.#env), noSystem);
  }
}

async function firstOf(addresses: readonly ConnectionOptions[], none: (cause: unknown) => WilcoError): Promise<Bus> {
  let cause: unknown;
  for (const options of addresses) {
    try {
      return await connect(options);
    } catch (error) {
      cause = error;
    }
  }
  throw none(cause);
}

function noSession(cause: unknown): WilcoError {
  return new WilcoError(
    {
      code: 'bus_unavailable',
      message: 'There is no D-Bus session here.',
      hint: 'Start Wilco inside your desktop session, or: sudo apt install dbus-user-session, then log in again.',
    },
    { cause },
  );
}

function noSystem(cause: unknown): WilcoError {
  return new WilcoError(
    {
      code: 'bus_unavailable',
      message: "The machine's D-Bus does not answer.",
      hint: 'Start it: sudo systemctl start dbus (where it is missing: sudo apt install dbus).',
    },
    { cause },
  );
}
