import { WilcoError } from '../../core/error.ts';

/** The next thing to do where Wilco cannot see a key by itself. */
export const BIND = '"wilco hotkey" shows how to bind a key of your desktop to Wilco.';

/** No X server listens where DISPLAY points. */
export function displaySilent(display: string): WilcoError {
  return unavailable(
    `No X server answers at display ${display}.`,
    `Start one, or start Wilco from a terminal of your desktop; until then, ${BIND}`,
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

/** Neither an X server nor a Wayland compositor is named in the environment. */
export function noDesktop(): WilcoError {
  return unavailable(
    'There is no display, so no talk key.',
    'Start Wilco from a terminal of your desktop, or use "wilco talk toggle", "wilco say" and "wilco listen".',
  );
}

/** The config asks for X11 and there is none. */
export function noX11(): WilcoError {
  return unavailable(
    'The talk key is set to come from X11, and there is no X11 display here.',
    `Set backend in [hotkey] to "auto"; or ${BIND}`,
  );
}

function unavailable(message: string, hint: string, cause?: unknown): WilcoError {
  return new WilcoError({ code: 'hotkey_unavailable', message, hint }, { cause });
}
