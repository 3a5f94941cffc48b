import type { Milliseconds } from '../../core/time.ts';
import type { TalkKey } from './talk-key.ts';

/** What the parent tells the key hook, once, when its process has started. */
export interface KeyHookOrder {
  readonly key: TalkKey;
  /** The X display to listen on, as in DISPLAY. */
  readonly display: string;
}

/** What the key hook tells. Of all keys on the keyboard only the talk key leaves its process. */
export type KeyHookMessage =
  /** The X server has confirmed that it sends key events from now on. */
  | { readonly type: 'hooked' }
  /** No X server listens at the display; it goes on looking. */
  | { readonly type: 'noDisplay' }
  /** About to ask the X server: if the process ends now, the server refused. */
  | { readonly type: 'hooking' }
  | { readonly type: 'down' | 'up'; readonly at: Milliseconds };

/** Undefined for what no key hook says. */
export function keyHookMessage(message: unknown): KeyHookMessage | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  switch (message.type) {
    case 'hooked':
    case 'noDisplay':
    case 'hooking':
      return { type: message.type };
    case 'down':
    case 'up':
      return 'at' in message && typeof message.at === 'number' ? { type: message.type, at: message.at } : undefined;
    default:
      return undefined;
  }
}
