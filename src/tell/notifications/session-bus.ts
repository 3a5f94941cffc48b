import {
  ConnectionClosedError,
  type ConnectionOptions,
  createClient,
  type Message,
  type MessageBus,
} from 'dbus-native';
import { WilcoError } from '../../core/error.ts';
import type { Milliseconds } from '../../core/time.ts';
import { busAddresses } from './bus-address.ts';
import { connectionLost, noSessionBus } from './unavailable.ts';

/** How long anyone on the bus may take to answer. */
const ANSWER_TIMEOUT: Milliseconds = 2000;

/** A connection to the session bus. */
export interface SessionBus {
  /**
   * Sends a method call and resolves with its reply's one value (several come as an array). Rejects with the D-Bus
   * error, after 2 s without a reply, and at once when the connection is gone.
   */
  call(message: Message): Promise<unknown>;
  /**
   * Calls `handler` with the body of each such signal, from the moment on in which this resolves. Later than the
   * replies that came before the signal, never in the middle of them.
   */
  onSignal(match: SignalMatch, handler: (body: readonly unknown[]) => void): Promise<void>;
  /** Calls `handler` once, when the connection is gone for any reason but `close`. */
  onLost(handler: () => void): void;
  /** Ends the connection at once. Never throws. */
  close(): void;
}

export interface SignalMatch {
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** The first argument, where it must have one value. */
  readonly arg0?: string;
}

/** Rejects with a WilcoError `notifications_unavailable`. An error of the socket later on is only `onLost`. */
export async function connectSessionBus(env: NodeJS.ProcessEnv): Promise<SessionBus> {
  let cause: unknown;
  for (const options of busAddresses(env)) {
    try {
      return await connect(options);
    } catch (error) {
      cause = error;
    }
  }
  throw noSessionBus(cause instanceof WilcoError ? cause.cause : cause);
}

/**
 * `direct` keeps dbus-native from saying Hello by itself: when that gets no answer it throws where nobody can catch it.
 */
async function connect(options: ConnectionOptions): Promise<SessionBus> {
  const bus = createClient({ ...options, direct: true });
  let broken: unknown;
  const closed = new Promise<never>((_, reject) => {
    bus.connection.on('error', (error) => {
      broken ??= error;
      bus.connection.stream.destroy();
    });
    bus.connection.on('close', () => reject(connectionLost(broken)));
  });
  closed.catch(() => undefined);
  bus.connection.on('handlerError', () => undefined);
  try {
    bus.name = String(
      await Promise.race([closed, bus.invokeDbus<unknown>({ member: 'Hello' }, { timeout: ANSWER_TIMEOUT })]),
    );
  } catch (error) {
    bus.connection.stream.destroy();
    throw error;
  }
  return sessionBus(bus, closed);
}

function sessionBus(bus: MessageBus, closed: Promise<never>): SessionBus {
  let ended = false;
  return {
    async call(message) {
      return bus.invoke<unknown>(message, { timeout: ANSWER_TIMEOUT });
    },
    async onSignal(match, handler) {
      bus.signals.on(bus.mangle(match.path, match.interface, match.member), (body: unknown) => {
        setImmediate(() => {
          if (!ended) handler(Array.isArray(body) ? body : []);
        });
      });
      await bus.invokeDbus(
        { member: 'AddMatch', signature: 's', body: [matchRule(match)] },
        { timeout: ANSWER_TIMEOUT },
      );
    },
    onLost(handler) {
      closed.catch(() => {
        if (!ended) handler();
      });
    },
    close() {
      ended = true;
      bus.connection.stream.destroy();
    },
  };
}

function matchRule(match: SignalMatch): string {
  const parts = { type: 'signal', ...match };
  return Object.entries(parts)
    .map(([key, value]) => `${key}='${value}'`)
    .join(',');
}

/** The typed problem behind anything that a call threw. */
export function asUnavailable(error: unknown): WilcoError {
  return error instanceof WilcoError ? error : connectionLost(error);
}

/** Whether a call failed because the connection is gone, so that a new one may do. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof WilcoError && error.cause instanceof ConnectionClosedError;
}
