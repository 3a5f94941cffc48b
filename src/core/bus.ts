import type { Milliseconds } from './time.ts';

/**
 * A D-Bus method call. `signature` and `body` go together: D-Bus types, and the values in their order. A variant is written
 * as [signature, value]; read, it is its value, and a dictionary an object.
 */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
  /** How long the answer may take; default 2 s. */
  readonly timeout?: Milliseconds;
}

/** Which signals are wanted. */
export interface SignalMatch {
  readonly sender: string;
  /** Left out: of every object. */
  readonly path?: string;
  readonly interface: string;
  readonly member: string;
  /** The first argument, where it must have one value. */
  readonly arg0?: string;
}

/** Port: a connection to a message bus of the desktop or of the system. */
export interface Bus {
  /** The connection's own name on the bus: ":1.42". */
  readonly name: string;
  /**
   * Resolves with the reply's one value (several come as an array, none is undefined). Rejects with a
   * {@link BusError}: refused, after the call's time limit, and at once when the connection is gone.
   */
  call(call: BusCall): Promise<unknown>;
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

/** Port: the buses that can be reached from here. Each call is a new connection. */
export interface Buses {
  /** The bus of the person's session. Rejects with `bus_unavailable`. */
  session(): Promise<Bus>;
  /** The bus of the machine. Rejects with `bus_unavailable`. */
  system(): Promise<Bus>;
}

/** Why a call got no reply: its receiver or the bus `refused`, it was `silent` past the time limit, the connection is `lost`. */
export class BusError extends Error {
  readonly type: 'refused' | 'silent' | 'lost';
  /** The D-Bus error's name ("org.freedesktop.DBus.Error.ServiceUnknown"); empty unless refused. */
  readonly dbusName: string;

  constructor(
    type: BusError['type'],
    message: string,
    options: { readonly dbusName?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'BusError';
    this.type = type;
    this.dbusName = options.dbusName ?? '';
  }
}
