import type { ErrorFacts } from '../../core/error.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { TalkKey } from './talk-key.ts';

/** Where a key hook is to listen. */
export type KeySource =
  /** ":0", as in DISPLAY. */
  | { readonly type: 'x11'; readonly display: string }
  | {
      readonly type: 'evdev';
      /** The folder of the devices: "/dev/input". */
      readonly devices: string;
      /** What each of them can do: "/sys/class/input". */
      readonly capabilities: string;
      /** Only this one of them, by its path; empty: every keyboard. */
      readonly device: string;
    };

/** What the parent tells a key hook. `watch` comes once, when its process has started. */
export type HookOrder =
  | {
      readonly type: 'watch';
      readonly key: TalkKey;
      readonly source: KeySource;
      /** A former hook has ended that had seen the key go down and not come up. */
      readonly heldBefore: boolean;
    }
  | { readonly type: 'takeIsOpen'; readonly open: boolean };

/** What a key hook tells. Of other keys than the talk key it says no more than that there was one, and only when asked. */
export type HookMessage =
  /** Key events arrive from now on. `detail` says from where: "on 2 keyboards". */
  | { readonly type: 'hooked'; readonly detail: string }
  /** They do not arrive, and why; it goes on trying. */
  | { readonly type: 'trouble'; readonly error: ErrorFacts }
  /** About to ask the X server: if the process ends now, the server refused. */
  | { readonly type: 'hooking' }
  | { readonly type: 'down' | 'up' | 'escape' | 'other'; readonly at: Milliseconds };

/** Messages come from our own program, and are believed but for their outline. Undefined for what no key hook says. */
export function hookMessage(message: unknown): HookMessage | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  switch (message.type) {
    case 'hooking':
      return { type: 'hooking' };
    case 'hooked':
      return 'detail' in message ? { type: 'hooked', detail: String(message.detail) } : undefined;
    case 'trouble':
      return 'error' in message && isTrouble(message.error) ? { type: 'trouble', error: message.error } : undefined;
    case 'down':
    case 'up':
    case 'escape':
    case 'other':
      return 'at' in message && typeof message.at === 'number' ? { type: message.type, at: message.at } : undefined;
    default:
      return undefined;
  }
}

function isTrouble(error: unknown): error is ErrorFacts {
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error && 'hint' in error;
}
