import { WilcoError } from '../../core/error.ts';

const BIND = 'bind a key to "wilco talk toggle" in the settings of your desktop';

/** How this session's keyboard can be reached. */
export type KeyboardAccess =
  /** `limit` is what a person should know of it: empty, or a half sentence that begins with a comma. */
  | { readonly type: 'x11'; readonly display: string; readonly limit: string }
  | { readonly type: 'none'; readonly error: WilcoError };

export function keyboardAccess(env: NodeJS.ProcessEnv): KeyboardAccess {
  const display = env['DISPLAY'] ?? '';
  const onWayland = (env['WAYLAND_DISPLAY'] ?? '') !== '';
  if (display !== '') {
    return { type: 'x11', display, limit: onWayland ? ', only while an X11 window has the focus' : '' };
  }
  return { type: 'none', error: onWayland ? waylandOnly() : noDesktop() };
}

/** No X server listens where DISPLAY points. */
export function displaySilent(display: string): WilcoError {
  return unavailable(
    `No X server answers at display ${display}.`,
    `Start one, or start Wilco from a terminal of your desktop; until then ${BIND}.`,
  );
}

/** An X server listens but would not let the hook in, or has no RECORD extension. */
export function displayRefuses(display: string): WilcoError {
  return unavailable(
    `The X server at display ${display} does not let Wilco listen to the keyboard.`,
    'Start Wilco from a terminal of your desktop, so that it has the right XAUTHORITY.',
  );
}

/** The hook's process ended although it had worked, or before it began. */
export function hookCrashed(cause: WilcoError): WilcoError {
  return unavailable('The program that listens for the talk key has stopped.', cause.hint, cause);
}

function waylandOnly(): WilcoError {
  return unavailable('On Wayland no program can listen for a key by itself.', `Instead, ${BIND}.`);
}

function noDesktop(): WilcoError {
  return unavailable(
    'There is no display, so no talk key.',
    'Start Wilco from a terminal of your desktop, or use "wilco talk toggle", "wilco say" and "wilco listen".',
  );
}

function unavailable(message: string, hint: string, cause?: unknown): WilcoError {
  return new WilcoError({ code: 'hotkey_unavailable', message, hint }, { cause });
}
