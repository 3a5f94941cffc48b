import { stringify } from 'smol-toml';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ScriptedTranscriptionServer } from '../fixtures/scripted-transcription-server.ts';
import { needs } from '../requirements.ts';
import type { PopupSeen } from './popup-monitor.ts';
import { DESKTOP_PROGRAMS, VirtualDesktop } from './virtual-desktop.ts';
import type { WilcoDaemon } from './wilco-daemon.ts';

const START = 'start task refactor the authentication';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe.skipIf(needs(...DESKTOP_PROGRAMS))('a daemon with a large recogniser beside the local one', () => {
  let server: ScriptedTranscriptionServer;
  let desktop: VirtualDesktop;
  let daemon: WilcoDaemon;
  /** Popups and uploads of earlier tests. */
  let earlier: { popups: number; takes: number };

  beforeAll(async () => {
    server = new ScriptedTranscriptionServer();
    const base_url = await server.start();
    desktop = await VirtualDesktop.start();
    const project = await desktop.makeProject('website', {});
    daemon = await desktop.startDaemon({
      config: stringify({
        speech: { enabled: false },
        recogniser: { chain: ['openai', 'local'], openai: { base_url } },
        agents: { claude: { command: ['true', '{prompt}'], format: 'text' } },
        projects: { website: project },
      }),
      env: { OPENAI_API_KEY: 'sk-test' },
      cwd: project,
    });
    await daemon.ready();
  });

  beforeEach(() => {
    earlier = { popups: desktop.popups().length, takes: server.takes.length };
  });

  afterAll(async () => {
    await server?.stop();
    await desktop?.stop();
  });

  test('a control sentence is decided here and never uploaded', async () => {
    await desktop.command('what is running');
    await shown('the answer', ({ title }) => title === 'Nothing is running');
    expect(server.takes).toHaveLength(earlier.takes);
    expect(server.faults).toEqual([]);
  });

  test('a start is uploaded, and the words of the server count', async () => {
    server.script = [{ type: 'answer', body: { text: 'Start task: rewrite the OAuth callback.' } }];
    await desktop.command(START);
    await shown('the start', ({ title }) => title.startsWith('Started: '));
    expect(await daemon.client.tasks()).toMatchObject([{ prompt: 'rewrite the OAuth callback' }]);
    expect(server.takes).toHaveLength(earlier.takes + 1);
    expect(server.faults).toEqual([]);
  });

  test('a server that is down: heard here, and told once', async () => {
    await server.stop();
    await desktop.command(START);
    await shown('the question', ({ title }) => title.startsWith('Start “'));
    await shown('the news', ({ title }) => title === 'Heard with another recogniser');
    const asked = desktop.popups().length;
    await desktop.command(START);
    await desktop.popup('the next question', ({ title }) => title.startsWith('Start “'), asked);
    // What is typed now is told after the news that there would have been.
    await desktop.wilco('say', 'what is running');
    await desktop.popup('the answer', ({ title }) => title === 'Nothing is running', asked);
    expect(fresh().filter(({ title }) => title === 'Heard with another recogniser')).toHaveLength(1);
  });

  function fresh(): readonly PopupSeen[] {
    return desktop.popups().slice(earlier.popups);
  }

  function shown(what: string, holds: (popup: PopupSeen) => boolean): Promise<PopupSeen> {
    return desktop.popup(what, holds, earlier.popups);
  }
});
