import type { Milliseconds } from '../../core/time.ts';

/** How the talk key is seen. */
export type HotkeyBackend = 'x11' | 'portal' | 'evdev' | 'none';

/** What the config says of the talk key. */
export interface HotkeySettings {
  readonly enabled: boolean;
  /** "ControlRight", "F9", "Ctrl+Alt+Space" … */
  readonly key: string;
  readonly mode: 'hold' | 'toggle' | 'auto';
  /** `auto`: as the session has it. */
  readonly backend: 'auto' | HotkeyBackend;
  /** For evdev: one device below /dev/input; empty: every keyboard. */
  readonly device: string;
  /** A shorter press is a slip of the finger; in mode `auto` a tap. */
  readonly minimumHold: Milliseconds;
  /** A shorter release is none. */
  readonly debounce: Milliseconds;
  readonly longestTake: Milliseconds;
}
