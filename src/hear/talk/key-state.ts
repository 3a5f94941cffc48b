import type { Milliseconds } from '../../core/time.ts';
import { LONGEST_REPEAT } from './talk-rules.ts';

/** Where the talk key is, once what keyboards and X servers add to a press is taken away. */
export type KeyState =
  | { readonly type: 'up' }
  /** `flaps`: this keyboard has let go and pressed again while the key was held. */
  | { readonly type: 'down'; readonly lastPressAt: Milliseconds; readonly flaps: boolean }
  /** Up, but perhaps only for the instant that some keyboards let go in while they repeat. */
  | { readonly type: 'rising'; readonly releasedAt: Milliseconds; readonly flaps: boolean };

export const keyUp: KeyState = { type: 'up' };

export function keyDown(at: Milliseconds): KeyState {
  return { type: 'down', lastPressAt: at, flaps: false };
}

/** The key after a press. A key that was `up` has gone down by it; one that was not has repeated, or bounced. */
export function pressKey(key: KeyState, at: Milliseconds): KeyState {
  switch (key.type) {
    case 'up':
      return keyDown(at);
    case 'down':
      return { ...key, lastPressAt: at };
    case 'rising':
      return { type: 'down', lastPressAt: at, flaps: true };
  }
}

export function releaseKey(key: KeyState, at: Milliseconds): KeyState {
  return key.type === 'down' ? { type: 'rising', releasedAt: at, flaps: key.flaps } : key;
}

/**
 * From when on a release is believed. A keyboard that has sent one release/press pair sends more of them, and a busy
 * machine pulls a pair apart: it gets twice the time.
 */
export function risenAt(key: KeyState & { readonly type: 'rising' }, debounce: Milliseconds): Milliseconds {
  return key.releasedAt + (key.flaps ? 2 * debounce : debounce);
}

/** Whether a press of a key that is thought to be down is too late to be a repeat: its release was lost. */
export function releaseWasLost(key: KeyState, at: Milliseconds): boolean {
  return key.type === 'down' && at - key.lastPressAt > LONGEST_REPEAT;
}
