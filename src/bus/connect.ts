import {
  ConnectionClosedError,
  type ConnectionOptions,
  createClient,
  DBusError,
  type MessageBus,
  TimeoutError,
} from 'dbus-native';
import { type Bus, BusError } from '../core/bus.ts';
import type { Milliseconds } from '../core/time.ts';
import { Signals } from './signals.ts';

/** How long anyone on a bus may take to answer, where the call sets no other limit. */
const ANSWER_TIMEOUT: Milliseconds = 2000;

/**
 * Resolves when the bus has given the connection its name; rejects with what the system or the bus said, within 2 s.
 * An error of the socket later on is only `onLost`.
 *
 * `direct` keeps dbus-native from saying Hello by itself: when that gets no answer it throws where nobody can catch it.
 */
export async function connect(options: ConnectionOptions): Promise<Bus> {
  const client = createClient({ ...options, direct: true });
  let broken: unknown;
  const closed = Promise.withResolvers<never>();
  closed.promise.catch(() => undefined);
  client.connection.on('error', (error) => {
    broken ??= error;
    client.connection.stream.destroy();
  });
  client.connection.on('close', () => closed.reject(broken));
  client.connection.on('handlerError', () => undefined);
  try {
    const hello = client.invokeDbus<unknown>({ member: 'Hello' }, { timeout: ANSWER_TIMEOUT });
    client.name = String(await Promise.race([closed.promise, hello]));
  } catch (error) {
    client.connection.stream.destroy();
    throw error;
  }
  return connected(client, closed.promise);
}

function connected(client: MessageBus, closed: Promise<never>): Bus {
  let ended = false;
  const call: Bus['call'] = async ({ timeout = ANSWER_TIMEOUT, body, signature, ...address }) => {
    const message = {
      ...address,
      ...(signature === undefined ? {} : { signature, body: (body ?? []).map(dictionariesAsPairs) }),
    };
    try {
      return await client.invoke<unknown>(message, { timeout });
    } catch (error) {
      throw busError(error);
    }
  };
  const signals = new Signals(call);
  client.connection.on('message', (message) => {
    if (!ended) signals.deliver(message, () => !ended);
  });
  return {
    name: String(client.name),
    call,
    onSignal: (match, handler) => signals.subscribe(match, handler),
    onLost(handler) {
      closed.catch(() => {
        if (!ended) handler();
      });
    },
    close() {
      ended = true;
      client.connection.stream.destroy();
    },
  };
}

/** In pairs dbus-native takes a variant's [signature, value]; in an object it would guess the type. */
function dictionariesAsPairs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dictionariesAsPairs);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.entries(value).map(([key, entry]) => [key, dictionariesAsPairs(entry)]);
}

function busError(error: unknown): BusError {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof ConnectionClosedError) return new BusError('lost', message, { cause: error });
  const dbusName = error instanceof DBusError ? (error.dbusName ?? '') : '';
  if (error instanceof TimeoutError || /\.(?:NoReply|Timeout|TimedOut)$/.test(dbusName)) {
    return new BusError('silent', message, { cause: error });
  }
  return new BusError('refused', message, { dbusName, cause: error });
}
