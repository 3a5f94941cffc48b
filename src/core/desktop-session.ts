/** What happens to the desktop that the microphone must know of. */
export type DesktopEvent =
  /** The screen is locked from now on: nobody's words are meant for Wilco. */
  | { readonly type: 'locked' }
  | { readonly type: 'unlocked' }
  /** The machine is about to suspend. */
  | { readonly type: 'sleeping' }
  /** The machine has resumed: devices may be others than before. */
  | { readonly type: 'woke' };

/** Port: the desktop session as the login manager sees it. */
export interface DesktopSession {
  /** Tells a locked screen at once if it is locked already. Ends when `signal` aborts. Never throws: where nobody can tell, nothing comes. */
  events(signal: AbortSignal): AsyncIterable<DesktopEvent>;
}
