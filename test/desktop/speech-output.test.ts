import { stringify } from 'smol-toml';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { needs } from '../requirements.ts';
import { SpeakersRecording } from './speakers.ts';
import { until } from './until.ts';
import { DESKTOP_PROGRAMS, VirtualDesktop } from './virtual-desktop.ts';
import type { WilcoDaemon } from './wilco-daemon.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe.skipIf(needs(...DESKTOP_PROGRAMS))('a take while Wilco speaks', () => {
  let desktop: VirtualDesktop;
  let daemon: WilcoDaemon;
  let words: string;
  /** Popups of earlier tests. */
  let earlier: number;

  beforeAll(async () => {
    desktop = await VirtualDesktop.start();
    words = await desktop.sound.wav('what is running');
    daemon = await desktop.startDaemon({ config: stringify({ hotkey: { key: 'F9' }, cues: { enabled: false } }) });
    await daemon.ready();
  });

  beforeEach(() => {
    earlier = desktop.popups().length;
  });

  afterAll(async () => {
    await desktop?.stop();
  });

  test('makes it fall silent, and what is said is understood', async () => {
    const speakers = await SpeakersRecording.start(desktop.processes);
    await speaks(speakers);
    await desktop.holdKey('F9', async () => {
      await until('silence', async () => !(await isSpeaking()));
      const before = speakers.loudFor();
      const { startedAt, endedAt } = await desktop.sound.play(words);
      // What the sound server had taken already may still be heard.
      expect(speakers.loudFor() - before).toBeLessThan((endedAt - startedAt) / 3);
    });
    await answered();
    await speakers.stop(`${desktop.folder}/speakers.wav`);
  });

  test('is understood although the microphone has heard the loudspeaker until then', async () => {
    const loopback = ['source=speakers.monitor', 'sink=microphone', 'latency_msec=20'];
    const module = await desktop.processes.succeed('pactl', ['load-module', 'module-loopback', ...loopback]);
    const speakers = await SpeakersRecording.start(desktop.processes);
    await speaks(speakers);
    await desktop.holdKey('F9', () => desktop.sound.play(words));
    await answered();
    await speakers.stop(`${desktop.folder}/speakers.wav`);
    await desktop.processes.succeed('pactl', ['unload-module', module.trim()]);
  });

  /** Resolves when Wilco has spoken for a second, in the middle of a long answer. */
  async function speaks(speakers: SpeakersRecording): Promise<void> {
    const before = speakers.loudFor();
    await desktop.wilco('say', 'what can I say');
    await until('Wilco to speak', () => speakers.loudFor() > before + 1000);
    expect(await isSpeaking()).toBe(true);
    earlier = desktop.popups().length;
  }

  async function isSpeaking(): Promise<boolean> {
    return (await desktop.processes.guests()).some(({ command }) => command.startsWith('espeak-ng'));
  }

  async function answered(): Promise<void> {
    await desktop.popup('the answer', ({ title }) => title === 'Nothing is running', earlier);
    expect(desktop.popups().slice(earlier)).toHaveLength(1);
  }
});
