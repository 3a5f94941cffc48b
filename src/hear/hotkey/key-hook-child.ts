import { setTimeout as sleep } from 'node:timers/promises';
import { type UiohookKeyboardEvent, uIOhook } from 'uiohook-napi';
import { displayAnswers } from './display.ts';
import type { KeyHookMessage, KeyHookOrder } from './key-hook-messages.ts';
import type { TalkKey } from './talk-key.ts';

/**
 * The process that listens to the keyboard. libuiohook aborts the process when the display cannot be opened and Xlib
 * ends it when the X server goes away; the parent starts another one.
 */
process.once('message', (order: KeyHookOrder) => void listen(order));

const LOOK_AGAIN = 1000;

async function listen({ key, display }: KeyHookOrder): Promise<void> {
  let told = false;
  while (!(await displayAnswers(display))) {
    if (!told) tell({ type: 'noDisplay' });
    told = true;
    await sleep(LOOK_AGAIN);
  }
  watch(key);
  tell({ type: 'hooking' }, () => {
    // start() returns once libuiohook had its EVENT_HOOK_ENABLED, which is XRecord's start of data from the X server.
    uIOhook.start();
    tell({ type: 'hooked' });
  });
}

/** The X server repeats `keydown` while a key is held; only the first is told. */
function watch(key: TalkKey): void {
  let down = false;
  uIOhook.on('keydown', (event) => {
    if (down || event.keycode !== key.code || !chordHeld(key, event)) return;
    down = true;
    tell({ type: 'down', at: Date.now() });
  });
  uIOhook.on('keyup', (event) => {
    if (!down || event.keycode !== key.code) return;
    down = false;
    tell({ type: 'up', at: Date.now() });
  });
}

function chordHeld({ held }: TalkKey, event: UiohookKeyboardEvent): boolean {
  return (
    (!held.has('Ctrl') || event.ctrlKey) &&
    (!held.has('Alt') || event.altKey) &&
    (!held.has('Shift') || event.shiftKey) &&
    (!held.has('Meta') || event.metaKey)
  );
}

function tell(message: KeyHookMessage, sent: () => void = () => undefined): void {
  process.send?.(message, undefined, undefined, sent);
}
