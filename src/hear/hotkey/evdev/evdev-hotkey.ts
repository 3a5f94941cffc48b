import type { Log } from '../../../core/log.ts';
import type { BackOffTimes } from '../../child/back-off.ts';
import { childModule } from '../../child/child-module.ts';
import { HookedHotkey } from '../hooked-hotkey.ts';
import type { TalkKey } from '../talk-key.ts';
import { keyboardForbidden } from './evdev-errors.ts';

export interface EvdevHotkeyOptions {
  readonly key: TalkKey;
  /** One device, "/dev/input/by-id/usb-…-kbd"; empty: every keyboard. */
  readonly device: string;
  /** Where the devices are, and what they can do; default: the machine's own. */
  readonly folders?: { readonly devices: string; readonly capabilities: string };
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  readonly backOff?: BackOffTimes;
}

/**
 * A key of the keyboard itself, read below any desktop: on X11, on Wayland, on the console. Whoever may do that can read
 * all that is typed, so it is used only where the config asks for it. Names of keys are their places on a keyboard with
 * American layout.
 */
export class EvdevHotkey extends HookedHotkey {
  constructor(options: EvdevHotkeyOptions) {
    const { device, folders = { devices: '/dev/input', capabilities: '/sys/class/input' } } = options;
    super({
      ...options,
      module: childModule('./evdev-hook-child', import.meta.url),
      source: { type: 'evdev', ...folders, device },
      refused: () => keyboardForbidden(folders.devices),
    });
  }
}
