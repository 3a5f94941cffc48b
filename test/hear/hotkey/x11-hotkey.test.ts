import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { keyNumbers } from '../../../src/hear/hotkey/key-names.ts';
import { talkKey } from '../../../src/hear/hotkey/talk-key.ts';
import { X11Hotkey } from '../../../src/hear/hotkey/x11-hotkey.ts';
import { PrivateDisplay } from '../../fixtures/private-display.ts';
import { needs } from '../../requirements.ts';
import { CollectedEvents } from './collected-events.ts';

const patience = { timeout: 15_000, interval: 20 };
/** By name xdotool presses the left one as well. */
const RIGHT_CONTROL = '105';
const quick = { first: 20, longest: 100, healthyAfter: 60_000 };

function hotkey(env: NodeJS.ProcessEnv, key = 'F9'): X11Hotkey {
  const log = { info: () => undefined, warn: () => undefined };
  return new X11Hotkey({ key: talkKey(key), env, log, backOff: quick });
}

describe.skipIf(needs('Xvfb', 'xdotool'))('the talk key on an X display', () => {
  let desktop: PrivateDisplay;
  let events: CollectedEvents;

  beforeAll(async () => {
    desktop = await PrivateDisplay.start();
  });

  afterAll(async () => desktop.stop());

  afterEach(async () => {
    await events.stop();
    expect(hooks()).toEqual([]);
  });

  test('is told when it goes down and when it comes up', async () => {
    events = new CollectedEvents(hotkey(desktop.env));
    await events.until('ready');
    const before = Date.now();
    await desktop.keyDown('F9');
    await events.until('ready', 'pressed');
    await desktop.keyUp('F9');
    await events.until('ready', 'pressed', 'released');
    const [ready, pressed, released] = events.all;
    expect(ready).toEqual({ type: 'ready', detail: `F9 on display ${desktop.display}` });
    if (pressed?.type !== 'pressed' || released?.type !== 'released') throw new Error('no press');
    expect(pressed.at).toBeGreaterThanOrEqual(before);
    expect(released.at).toBeGreaterThanOrEqual(pressed.at);
  });

  test('that repeats while it is held is told once', async () => {
    const repeating = await PrivateDisplay.start({ repeats: true });
    const seen: unknown[] = [];
    const hook = fork(new URL('../../fixtures/children/raw-key-hook.ts', import.meta.url), { env: repeating.env });
    hook.on('message', (code) => seen.push(code));
    try {
      events = new CollectedEvents(hotkey(repeating.env));
      await events.until('ready');
      await expect.poll(() => seen, patience).toContain('hooked');
      await repeating.keyDown('F9');
      // The server makes up for the repeats when it is busy with something else.
      const repeats = async () => {
        await repeating.movePointer();
        return seen.filter((code) => code === keyNumbers.get('F9')?.hook).length;
      };
      await expect.poll(repeats, patience).toBeGreaterThan(3);
      await repeating.keyUp('F9');
      await events.until('ready', 'pressed', 'released');
    } finally {
      hook.kill('SIGKILL');
      await events.stop();
      await repeating.stop();
    }
  });

  test('the right control key is not the left one', async () => {
    events = new CollectedEvents(hotkey(desktop.env, 'ControlRight'));
    await events.until('ready');
    await desktop.keyDown('Control_L');
    await desktop.keyUp('Control_L');
    await desktop.keyDown('Control_R');
    await desktop.keyUp('Control_R');
    await events.until('ready', 'pressed', 'released');
  });

  test.each([
    ['ArrowUp', 'Up'],
    ['Semicolon', 'semicolon'],
    ['NumLock', 'Num_Lock'],
  ])('%s is the key %s of the server', async (name, keysym) => {
    events = new CollectedEvents(hotkey(desktop.env, name));
    await events.until('ready');
    await desktop.keyDown(keysym);
    await desktop.keyUp(keysym);
    await events.until('ready', 'pressed', 'released');
  });

  test('a chord needs all its keys', async () => {
    events = new CollectedEvents(hotkey(desktop.env, 'Ctrl+Alt+Space'));
    await events.until('ready');
    await desktop.keyDown('space');
    await desktop.keyUp('space');
    for (const key of ['Control_L', 'Alt_L', 'space']) await desktop.keyDown(key);
    await events.until('ready', 'pressed');
    for (const key of ['Control_L', 'Alt_L', 'space']) await desktop.keyUp(key);
    await events.until('ready', 'pressed', 'released');
  });

  test('a hook that is killed while the key is held keeps what was said, is lost, and works again', async () => {
    events = new CollectedEvents(hotkey(desktop.env));
    await events.until('ready');
    await desktop.keyDown('F9');
    await events.until('ready', 'pressed');
    for (const pid of hooks()) process.kill(pid, 'SIGKILL');
    await events.until('ready', 'pressed', 'released', 'lost', 'ready');
    await desktop.keyUp('F9');
    await desktop.keyDown('F9');
    await desktop.keyUp('F9');
    await events.until('ready', 'pressed', 'released', 'lost', 'ready', 'pressed', 'released');
    expect(events.all[3]).toMatchObject({
      error: { code: 'hotkey_unavailable', hint: expect.stringMatching(/again/) },
    });
  });

  test('another key is told of a modifier, and Escape only while a take is open', async () => {
    const key = hotkey(desktop.env, 'ControlRight');
    events = new CollectedEvents(key);
    await events.until('ready');
    await desktop.tap('Escape');
    await desktop.keyDown(RIGHT_CONTROL);
    await desktop.tap('c');
    await desktop.tap('d');
    await desktop.keyUp(RIGHT_CONTROL);
    await events.until('ready', 'pressed', 'otherKey', 'released');
    expect(events.all[2]).toMatchObject({ key: 'other' });
    key.takeBegan();
    await expect
      .poll(async () => {
        await desktop.tap('Escape');
        return events.all.slice(4);
      }, patience)
      .toContainEqual(expect.objectContaining({ type: 'otherKey', key: 'escape' }));
    expect(events.types.slice(4).every((type) => type === 'otherKey')).toBe(true);
  });

  test('a display that goes away is lost, and one that comes later works', async () => {
    const first = await PrivateDisplay.start();
    events = new CollectedEvents(hotkey(first.env));
    await events.until('ready');
    await first.stop();
    await expect
      .poll(() => events.all.at(-1), patience)
      .toMatchObject({
        error: { message: `No X server answers at display ${first.display}.` },
      });
    const later = await PrivateDisplay.start({ display: first.display });
    try {
      await expect.poll(() => events.types.at(-1), patience).toBe('ready');
      await later.keyDown('F9');
      await expect.poll(() => events.types.at(-1), patience).toBe('pressed');
    } finally {
      await events.stop();
      await later.stop();
    }
  });
});

describe('without an X display', () => {
  let events: CollectedEvents;

  afterEach(async () => events.stop());

  test('a display where nobody answers is said once, with what to do', async () => {
    events = new CollectedEvents(hotkey({ ...process.env, DISPLAY: ':54321', WAYLAND_DISPLAY: '' }));
    await events.until('lost');
    expect(events.all[0]).toMatchObject({
      error: { code: 'hotkey_unavailable', message: 'No X server answers at display :54321.' },
    });
  });
});

/** The key hooks that this process started and that still live. */
function hooks(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const [, state, parent] = /\) (\S) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
        const isMine = parent === String(process.pid) && state !== 'Z';
        return isMine && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('key-hook-child');
      } catch {
        return false;
      }
    })
    .map(Number);
}
