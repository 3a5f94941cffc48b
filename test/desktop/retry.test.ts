import { stringify } from 'smol-toml';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ScriptedTranscriptionServer } from '../fixtures/scripted-transcription-server.ts';
import { needs } from '../requirements.ts';
import { DESKTOP_PROGRAMS, TALK_KEY, VirtualDesktop } from './virtual-desktop.ts';
import type { WilcoDaemon } from './wilco-daemon.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe.skipIf(needs(...DESKTOP_PROGRAMS))('a take whose server does not answer', () => {
  let server: ScriptedTranscriptionServer;
  let desktop: VirtualDesktop;
  let daemon: WilcoDaemon;
  let words: string;

  beforeEach(async () => {
    desktop = await VirtualDesktop.start();
    words = await desktop.sound.wav('what is running');
    server = new ScriptedTranscriptionServer();
    const base_url = await server.start();
    await server.stop();
    daemon = await desktop.startDaemon({
      config: stringify({ speech: { enabled: false }, recogniser: { chain: ['openai'], openai: { base_url } } }),
      env: { OPENAI_API_KEY: 'sk-test' },
    });
    await daemon.ready();
    await desktop.holdKey(TALK_KEY, () => desktop.sound.play(words));
    const { body } = await desktop.popup('the failure', ({ body }) => /try again/iu.test(body));
    expect(body).toMatch(/kept/iu);
    server = new ScriptedTranscriptionServer();
    await server.start(new URL(base_url).port);
  });

  afterEach(async () => {
    await server?.stop();
    await desktop?.stop();
  });

  test('is kept, and carried out by "wilco retry" when the server is there', async () => {
    server.script = [{ type: 'answer', body: { text: 'What is running?' } }];
    const { code, stdout, stderr } = await desktop.wilco('retry');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/Nothing is running/u);
    await desktop.popup('the answer', ({ title }) => title === 'Nothing is running');
    expect(server.takes).toHaveLength(1);
    expect(server.faults).toEqual([]);
  });

  test('is heard by a spoken “try again”, and is kept no longer then', async () => {
    server.script = ['Try again.', 'What is running?'].map((text) => ({ type: 'answer', body: { text } }));
    await desktop.command('try again');
    await desktop.popup('the answer', ({ title }) => title === 'Nothing is running');
    expect(server.takes).toHaveLength(2);
    const { code, stderr } = await desktop.wilco('retry');
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/nothing|no take/iu);
    expect(server.takes).toHaveLength(2);
    expect(server.faults).toEqual([]);
  });
});
