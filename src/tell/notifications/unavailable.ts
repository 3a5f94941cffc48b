import { BusError } from '../../core/bus.ts';
import { WilcoError } from '../../core/error.ts';

/** The problem, in this room's words, behind anything that a bus or a call threw. */
export function asUnavailable(error: unknown): WilcoError {
  if (error instanceof WilcoError) return error.code === 'bus_unavailable' ? noSessionBus(error.cause) : error;
  if (!(error instanceof BusError)) return connectionLost(error);
  if (error.type === 'silent') return noAnswer(error);
  if (/\.(?:ServiceUnknown|NameHasNoOwner|Spawn\.[A-Za-z]+)$/.test(error.dbusName)) return noNotificationServer(error);
  return connectionLost(error);
}

/** Whether a call failed because the connection is gone, so that a new one may do. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof WilcoError && error.cause instanceof BusError && error.cause.type === 'lost';
}

/** No session bus could be reached. */
function noSessionBus(cause: unknown): WilcoError {
  return new WilcoError(
    {
      code: 'notifications_unavailable',
      message: 'Popups cannot be shown: there is no D-Bus session here.',
      hint: 'Start Wilco inside your desktop session, or: sudo apt install dbus-user-session, then log in again.',
    },
    { cause },
  );
}

/** The bus is there, but nobody on it shows notifications. */
function noNotificationServer(cause: unknown): WilcoError {
  return new WilcoError(
    {
      code: 'notifications_unavailable',
      message: 'Popups cannot be shown: no notification server is running.',
      hint: 'Most desktops bring one; elsewhere: sudo apt install dunst, then start it with: dunst &',
    },
    { cause },
  );
}

/** The server, or the bus, did not answer in time. */
function noAnswer(cause: unknown): WilcoError {
  return new WilcoError(
    {
      code: 'notifications_unavailable',
      message: 'Popups cannot be shown: the notification server does not answer.',
      hint: 'Restart it (for dunst: killall dunst; dunst &), then say your sentence again.',
    },
    { cause },
  );
}

/** The connection ended. */
function connectionLost(cause: unknown): WilcoError {
  return new WilcoError(
    {
      code: 'notifications_unavailable',
      message: 'Popups cannot be shown: the connection to D-Bus is lost.',
      hint: 'Wilco tries again with the next popup. If it stays so, log out and in again.',
    },
    { cause },
  );
}
