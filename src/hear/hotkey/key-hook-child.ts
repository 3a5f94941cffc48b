import { setTimeout as sleep } from 'node:timers/promises';
import { type UiohookKeyboardEvent, uIOhook } from 'uiohook-napi';
import { displayAnswers, nudgeDisplay } from './display.ts';
import { connectHook, type HookConnection } from './hook-connection.ts';
import { displaySilent } from './hotkey-errors.ts';
import { namesBy } from './key-names.ts';
import { clocks, happenedAt } from './server-time.ts';
import type { Modifier } from './talk-key.ts';

/**
 * The process that listens to the keyboard of an X display. libuiohook aborts the process when the display cannot be
 * opened and Xlib ends it when the X server goes away; the parent starts another one.
 */
connectHook(
  (hook) => {
    if (hook.order.source.type === 'x11') void listen(hook, hook.order.source.display);
  },
  ({ source }) => {
    if (source.type === 'x11') void nudgeDisplay(source.display);
  },
);

const LOOK_AGAIN = 1000;
const names = namesBy('hook');

async function listen(hook: HookConnection, display: string): Promise<void> {
  let told = false;
  while (!(await displayAnswers(display))) {
    if (!told) hook.tell({ type: 'trouble', error: displaySilent(display).toJSON() });
    told = true;
    await sleep(LOOK_AGAIN);
  }
  watch(hook);
  hook.tell({ type: 'hooking' }, () => {
    // start() returns once libuiohook had its EVENT_HOOK_ENABLED, which is XRecord's start of data from the X server.
    uIOhook.start();
    hook.tell({ type: 'hooked', detail: `on display ${display}` });
  });
}

function watch(hook: HookConnection): void {
  const seen = (type: 'down' | 'up') => (event: UiohookKeyboardEvent) =>
    hook.see({
      type,
      key: names.get(event.keycode) ?? '',
      at: happenedAt(event.time, clocks()),
      held: heldWith(event),
    });
  uIOhook.on('keydown', seen('down'));
  uIOhook.on('keyup', seen('up'));
  // Ctrl with a click or the wheel is as much a Ctrl as with a key.
  const pointed = ({ time }: { readonly time: number }) =>
    hook.see({ type: 'down', key: '', at: happenedAt(time, clocks()) });
  uIOhook.on('mousedown', pointed);
  uIOhook.on('wheel', pointed);
}

function heldWith(event: UiohookKeyboardEvent): ReadonlySet<Modifier> {
  const held = new Set<Modifier>();
  if (event.ctrlKey) held.add('Ctrl');
  if (event.altKey) held.add('Alt');
  if (event.shiftKey) held.add('Shift');
  if (event.metaKey) held.add('Meta');
  return held;
}
