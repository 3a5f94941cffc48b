import { fork } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nudgeDisplay } from '../../../src/hear/hotkey/display.ts';
import { talkKey } from '../../../src/hear/hotkey/talk-key.ts';
import { X11Hotkey } from '../../../src/hear/hotkey/x11-hotkey.ts';
import { processesWith } from '../../desktop/live-process.ts';
import { patiently } from '../../fixtures/patiently.ts';
import { PrivateDisplay } from '../../fixtures/private-display.ts';
import { needs } from '../../requirements.ts';
import { CollectedEvents } from './collected-events.ts';

const log = { info: () => undefined, warn: () => undefined };
const MARK = `IDLE_SERVER_TEST=${process.pid}`;

describe.skipIf(needs('Xvfb', 'xdotool'))(
  'an X server with nothing to do, which keeps back the repeats of a key',
  () => {
    let display: PrivateDisplay;
    let events: CollectedEvents | undefined;

    beforeEach(async () => {
      display = await PrivateDisplay.start({ repeats: true });
    });

    afterEach(async () => {
      await events?.stop();
      await display.stop();
    });

    function listen(): CollectedEvents {
      const [name = '', value] = MARK.split('=');
      const env = { ...display.env, [name]: value };
      const backOff = { first: 20, longest: 100, healthyAfter: 60_000 };
      return new CollectedEvents(new X11Hotkey({ key: talkKey('F9'), env, log, backOff }));
    }

    test('a key that was held for long is told once, and for how long', async () => {
      events = listen();
      await events.until('ready');
      await display.hold('F9', 2.5);
      await patiently(() => events?.types.at(-1)).toBe('released');
      expect(events.types).toEqual(['ready', 'pressed', 'released']);
      const [, pressed, released] = events.all;
      if (pressed?.type !== 'pressed' || released?.type !== 'released') throw new Error('no press');
      expect(released.at - pressed.at).toBeGreaterThan(2400);
    });

    test('gives them when it is nudged', async () => {
      const seen: unknown[] = [];
      const hook = fork(new URL('../../fixtures/children/raw-key-hook.ts', import.meta.url), { env: display.env });
      hook.on('message', (code) => seen.push(code));
      try {
        await patiently(() => seen).toContain('hooked');
        // The hook says so before it listens.
        await expect
          .poll(async () => {
            await display.tap('F8');
            return seen.length;
          })
          .toBeGreaterThan(1);
        await display.keyDown('F9');
        await patiently(() => seen.length).toBeGreaterThan(2);
        await display.idle(1);
        const before = seen.length;
        await nudgeDisplay(display.display);
        await patiently(() => seen.length).toBeGreaterThan(before + 2);
      } finally {
        hook.kill('SIGKILL');
      }
    });

    test('a hook that is killed while the key is held takes none of them for a press', async () => {
      events = listen();
      await events.until('ready');
      await display.keyDown('F9');
      await events.until('ready', 'pressed');
      await display.idle(0.7);
      const told = ['ready', 'pressed', 'released', 'lost', 'ready'] as const;
      for (const { pid, command } of await processesWith(MARK)) {
        if (command.includes('key-hook')) process.kill(pid, 'SIGKILL');
      }
      await events.until(...told);
      await display.movePointer();
      await display.idle(1);
      await display.keyUp('F9');
      await display.tap('F9');
      await events.until(...told, 'pressed', 'released');
    });
  },
);
