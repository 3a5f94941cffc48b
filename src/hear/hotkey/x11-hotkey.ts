import type { Log } from '../../core/log.ts';
import type { BackOffTimes } from '../child/back-off.ts';
import { childModule } from '../child/child-module.ts';
import { HookedHotkey } from './hooked-hotkey.ts';
import { displayRefuses } from './hotkey-errors.ts';
import type { TalkKey } from './talk-key.ts';

export interface X11HotkeyOptions {
  readonly key: TalkKey;
  /** Added to "listening": see {@link HookedHotkey}. */
  readonly limit?: string;
  /** DISPLAY says where the keyboard is, XAUTHORITY what lets Wilco in. */
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  /** How soon a hook that ended is started again. */
  readonly backOff?: BackOffTimes;
}

/**
 * A key of the keyboard, seen through the X server whatever window is in front, by uiohook-napi in a process of its
 * own. It cannot keep the key from the window that has the focus.
 */
export class X11Hotkey extends HookedHotkey {
  constructor(options: X11HotkeyOptions) {
    const display = options.env['DISPLAY'] ?? '';
    super({
      ...options,
      module: childModule('./key-hook-child', import.meta.url),
      source: { type: 'x11', display },
      refused: () => displayRefuses(display),
    });
  }
}
