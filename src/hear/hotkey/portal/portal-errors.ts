import { BusError } from '../../../core/bus.ts';
import { WilcoError } from '../../../core/error.ts';
import { APP_ID, SHORTCUT_ID } from './portal-names.ts';

const INSTEAD = 'bind a key to Wilco in the settings of your desktop: wilco hotkey prints how';

/** What was thrown on the way to a talk key, as it is told. */
export function portalError(thrown: unknown): WilcoError {
  if (thrown instanceof WilcoError) return thrown.code === 'bus_unavailable' ? noSession(thrown) : thrown;
  if (!(thrown instanceof BusError)) return portalFailed(thrown);
  if (thrown.type === 'lost') return busLost(thrown);
  if (thrown.type === 'silent') return notAnsweredYet(thrown);
  return thrown.dbusName === 'org.freedesktop.portal.Error.NotAllowed' ? unknownApp(thrown) : portalFailed(thrown);
}

function noSession(error: WilcoError): WilcoError {
  const reason = error.message.slice(0, 1).toLowerCase() + error.message.slice(1);
  return unavailable(`The desktop portal cannot be asked for a talk key: ${reason}`, error.hint, error);
}

export function noPortal(cause: unknown): WilcoError {
  return unavailable(
    'No desktop portal is running, so the desktop cannot give Wilco a talk key.',
    `Install xdg-desktop-portal and your desktop's part of it, then log in again; or ${INSTEAD}.`,
    cause,
  );
}

export function noGlobalShortcuts(cause: unknown): WilcoError {
  return unavailable('The portal of this desktop has no global shortcuts.', `Instead, ${INSTEAD}.`, cause);
}

/** The portal demands to know who asks, and does not know Wilco. */
function unknownApp(cause: unknown): WilcoError {
  return unavailable(
    `The desktop portal does not know Wilco: it wants ${APP_ID}.desktop among your applications.`,
    'Write that file anew: wilco service install; then log in again if it stays so.',
    cause,
  );
}

export function denied(): WilcoError {
  return unavailable(
    'The desktop was not allowed to give Wilco a talk key.',
    `To be asked again: systemctl --user restart wilco (or start Wilco again); or ${INSTEAD}.`,
  );
}

/** The desktop shows its question, and nobody has answered yet. */
export function asksPerson(): WilcoError {
  return unavailable(
    'Your desktop asks whether Wilco may have a talk key.',
    'Answer in the window that it shows; Wilco goes on by itself.',
  );
}

export function notAnsweredYet(cause?: unknown): WilcoError {
  return unavailable(
    'The desktop portal has not answered yet.',
    'Wilco goes on waiting; if it stays so: systemctl --user restart xdg-desktop-portal.',
    cause,
  );
}

/** It is bound, but to no key. */
export function noKeyGiven(): WilcoError {
  return unavailable(
    'The desktop knows Wilco’s talk key, but no key of the keyboard is bound to it.',
    `Choose one for Wilco in the settings of your desktop (Hyprland: bind = , F9, global, ${APP_ID}:${SHORTCUT_ID}).`,
  );
}

export function portalRestarts(): WilcoError {
  return unavailable('The desktop portal has stopped.', 'Wilco binds its talk key again when it is back.');
}

export function sessionClosed(): WilcoError {
  return unavailable('The desktop took the talk key away.', 'Wilco asks for it again by itself.');
}

export function busLost(cause?: unknown): WilcoError {
  return unavailable(
    'The connection to D-Bus is lost, and the talk key with it.',
    'Wilco tries again by itself; if it stays so, log out and in again.',
    cause,
  );
}

/** The portal ended a request without a reason, or a call failed. */
export function portalFailed(cause?: unknown): WilcoError {
  const reason = cause instanceof BusError ? ` (${cause.message})` : '';
  return unavailable(
    `The desktop portal could not give Wilco a talk key${reason}.`,
    'Wilco tries again by itself; if it stays so: systemctl --user restart xdg-desktop-portal.',
    cause,
  );
}

function unavailable(message: string, hint: string, cause?: unknown): WilcoError {
  return new WilcoError({ code: 'hotkey_unavailable', message, hint }, { cause });
}
