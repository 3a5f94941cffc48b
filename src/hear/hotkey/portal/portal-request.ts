import type { Bus } from '../../../core/bus.ts';
import type { Milliseconds } from '../../../core/time.ts';
import { untilAborted } from '../../../core/until-aborted.ts';
import { GLOBAL_SHORTCUTS, handlePath, onPortal, PORTAL, REQUEST } from './portal-names.ts';

/** A portal that is started by the first call may take long: what libdbus waits. */
const PATIENCE: Milliseconds = 25_000;

export interface PortalCall {
  readonly member: string;
  readonly signature: string;
  /** The arguments, given the `options` to put among them. */
  readonly body: (options: Readonly<Record<string, readonly [string, unknown]>>) => readonly unknown[];
}

/** How a portal answered: 0 done, 1 the person said no, 2 it ended in some other way. */
export interface PortalResponse {
  readonly code: number;
  readonly results: Readonly<Record<string, unknown>>;
}

/**
 * Makes a call of GlobalShortcuts that is answered by the signal of a Request object. It listens before the call, for
 * the answer may come before the call's own reply: at the path that newer portals promise, and, since older ones choose
 * another and tell it in the reply, at any, for this connection has one request at a time. One call of each member on a
 * connection. Rejects with a BusError, or with the abort's reason.
 * https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Request.html
 */
export async function portalRequest(bus: Bus, call: PortalCall, signal: AbortSignal): Promise<PortalResponse> {
  const token = `wilco_${call.member}`;
  const expected = handlePath('request', bus.name, token);
  const answered = Promise.withResolvers<PortalResponse>();
  const answeredElsewhere = Promise.withResolvers<PortalResponse>();
  const response = { sender: PORTAL, interface: REQUEST, member: 'Response' } as const;
  await bus.onSignal({ ...response, path: expected }, (body) => answered.resolve(responseIn(body)));
  await bus.onSignal(response, (body) => answeredElsewhere.resolve(responseIn(body)));
  signal.throwIfAborted();
  const { member, signature, body } = call;
  const options = { handle_token: ['s', token] } as const;
  const handle = await untilAborted(
    bus.call({ ...onPortal(GLOBAL_SHORTCUTS), member, signature, body: body(options), timeout: PATIENCE }),
    signal,
  );
  return untilAborted(handle === expected ? answered.promise : answeredElsewhere.promise, signal);
}

function responseIn([code, results]: readonly unknown[]): PortalResponse {
  return { code: Number(code), results: record(results) };
}

/** A D-Bus dictionary, or an empty one for anything else. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
