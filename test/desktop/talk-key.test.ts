import { stringify } from 'smol-toml';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { needs } from '../requirements.ts';
import { SpeakersRecording } from './speakers.ts';
import { until } from './until.ts';
import { DESKTOP_PROGRAMS, VirtualDesktop } from './virtual-desktop.ts';
import type { WilcoDaemon } from './wilco-daemon.ts';

/** Its keycode: by name xdotool presses the left one as well. */
const RIGHT_CONTROL = '105';
const WORDS = 'what is running';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe.skipIf(needs(...DESKTOP_PROGRAMS))('the talk key on a desktop made of real programs', () => {
  let desktop: VirtualDesktop;
  let daemon: WilcoDaemon;
  let words: string;
  /** Popups of earlier tests. */
  let earlier: number;

  beforeAll(async () => {
    desktop = await VirtualDesktop.start();
    words = await desktop.sound.wav(WORDS);
  });

  beforeEach(() => {
    earlier = desktop.popups().length;
  });

  afterEach(async () => {
    await daemon?.stop();
  });

  afterAll(async () => {
    await desktop?.stop();
  });

  test('held: a press, a repeat and a release are one take, and two of them soon after another are two', async () => {
    await start({ key: 'F9' });
    await desktop.holdKey('F9', () => desktop.sound.play(words));
    await handBack();
    await desktop.holdKey('F9', () => desktop.sound.play(words));
    await answers(2);
  });

  test('held on a keyboard that lets go and presses again all the while: one take', async () => {
    await start({ key: 'F9' });
    await desktop.holdKey('F9', async () => {
      const playing = desktop.sound.play(words);
      for (let pairs = 0; pairs < 8; pairs += 1) {
        await desktop.processes.succeed('xdotool', ['keyup', 'F9', 'keydown', 'F9']);
      }
      await playing;
    });
    await answers(1);
  });

  test('Escape drops what was said, and the next take is heard', async () => {
    await start({ key: 'F9' });
    await desktop.holdKey('F9', async () => {
      await desktop.sound.play(words);
      await tap('Escape');
      await daemon.until('the take to be over', ({ hearing }) => !hearing.talking);
    });
    await handBack();
    await desktop.holdKey('F9', () => desktop.sound.play(words));
    await answers(1);
  });

  test('a right Control that is used as one is neither seen nor heard', async () => {
    await start({ key: 'ControlRight' });
    const speakers = await SpeakersRecording.start(desktop.processes);
    await desktop.processes.succeed('xdotool', ['keydown', RIGHT_CONTROL, 'key', 'c', 'keyup', RIGHT_CONTROL]);
    await desktop.wilco('status');
    expect(speakers.loudFor()).toBe(0);
    await desktop.holdKey(RIGHT_CONTROL, () => desktop.sound.play(words));
    await answers(1);
    await until('a cue', () => speakers.loudFor() > 0);
    await speakers.stop(`${desktop.folder}/speakers.wav`);
  });

  test('toggled: a tap begins and a tap ends, and Escape drops what nobody holds', async () => {
    await start({ key: 'F9', mode: 'toggle' });
    await tap('F9');
    await talking(true);
    await tap('Escape');
    await talking(false);
    await tap('F9');
    await talking(true);
    await desktop.sound.play(words);
    await tap('F9');
    await answers(1);
  });

  test('auto: it may be held or tapped, and the command line toggles all the same', async () => {
    await start({ key: 'F9', mode: 'auto' });
    await desktop.holdKey('F9', () => desktop.sound.play(words));
    await answers(1);
    await tap('F9');
    await talking(true);
    await desktop.sound.play(words);
    await tap('F9');
    await answers(2);
    await desktop.wilco('talk', 'toggle');
    await talking(true);
    await desktop.sound.play(words);
    await desktop.wilco('talk', 'toggle');
    await answers(3);
    await desktop.wilco('talk', 'start');
    await desktop.wilco('talk', 'cancel');
    await talking(false);
  });

  test('a key hook that dies while the key is held loses no word', async () => {
    await start({ key: 'F9' });
    await desktop.display.press('F9');
    await desktop.sound.play(words);
    const hook = (await desktop.processes.guests()).find(({ command }) => command.includes('key-hook-child'));
    process.kill(hook?.pid ?? 0, 'SIGKILL');
    await answers(1);
    await desktop.display.release('F9');
    await daemon.ready();
    await desktop.holdKey('F9', () => desktop.sound.play(words));
    await answers(2);
  });

  async function start(hotkey: { readonly key: string; readonly mode?: string }): Promise<void> {
    daemon = await desktop.startDaemon({ config: stringify({ hotkey, speech: { enabled: false } }) });
    await daemon.ready();
  }

  /** Resolves when so many answers were shown, and none is on its way. */
  async function answers(count: number): Promise<void> {
    const shown = () =>
      desktop
        .popups()
        .slice(earlier)
        .filter(({ title }) => title === 'Nothing is running');
    await until(`answer ${count}`, () => shown().length >= count).catch(async (cause: unknown) => {
      const seen = desktop.popups().slice(earlier);
      const { lastTakes } = await daemon.client.status();
      throw new Error(
        `The popups were: ${seen.map(({ title, body }) => `${title} | ${body}`).join('; ')}; the takes: ${JSON.stringify(lastTakes)}`,
        { cause },
      );
    });
    await talking(false);
    expect(shown()).toHaveLength(count);
  }

  async function talking(wanted: boolean): Promise<void> {
    await daemon.until(`talking to be ${wanted}`, ({ hearing }) => hearing.talking === wanted);
  }

  /** xdotool would press again within 20 ms, which no hand does: that is a bounce of the key. */
  async function handBack(): Promise<void> {
    await desktop.processes.succeed('xdotool', ['sleep', '0.1']);
  }

  async function tap(key: string): Promise<void> {
    await desktop.processes.succeed('xdotool', ['key', key]);
  }
});
