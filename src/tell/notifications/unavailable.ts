import { WilcoError } from '../../core/error.ts';

/** No session bus could be reached. */
export function noSessionBus(cause: unknown): WilcoError {
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
export function noNotificationServer(cause: unknown): WilcoError {
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
export function noAnswer(cause: unknown): WilcoError {
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
export function connectionLost(cause: unknown): WilcoError {
  return new WilcoError(
    {
      code: 'notifications_unavailable',
      message: 'Popups cannot be shown: the connection to D-Bus is lost.',
      hint: 'Wilco tries again with the next popup. If it stays so, log out and in again.',
    },
    { cause },
  );
}
