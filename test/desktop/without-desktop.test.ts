import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ScriptedMessagesApi, startScriptedMessagesApi } from '../fixtures/scripted-messages-api.ts';
import type { Turn } from '../fixtures/scripted-messages-api-turn.ts';
import { needs } from '../requirements.ts';
import { claudeEnvironment } from './fetch-claude.ts';
import { configFor, realClaude } from './real-claude.ts';
import { until } from './until.ts';
import { VirtualDesktop } from './virtual-desktop.ts';
import type { WilcoDaemon } from './wilco-daemon.ts';

const claude = needs('flite', 'git', 'setpriv') ? undefined : await realClaude();

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe.skipIf(claude === undefined)('the same line without display, sound and session bus', () => {
  let api: ScriptedMessagesApi;
  let desktop: VirtualDesktop;
  let daemon: WilcoDaemon;
  let project: string;
  let writing: readonly Turn[];
  /** What the scripted model does for the task that is started next. */
  let turns: readonly Turn[];

  beforeAll(async () => {
    desktop = await VirtualDesktop.start({ display: false, sound: false, bus: false });
    project = await desktop.makeProject('website', {});
    writing = [
      {
        type: 'tool',
        name: 'Write',
        text: '',
        input: { file_path: join(project, 'notes.txt'), content: 'written by the agent\n' },
      },
      { type: 'text', text: 'I wrote the notes.' },
    ];
    turns = writing;
    api = await startScriptedMessagesApi(() => turns);
    daemon = await desktop.startDaemon({
      config: configFor(claude ?? '', { name: 'website', dir: project }),
      env: claudeEnvironment(api.url),
      cwd: project,
    });
    await daemon.until(
      'the recogniser to be ready, and the key and the microphone to be given up',
      ({ hearing }) =>
        hearing.recogniser.type === 'ready' &&
        hearing.hotkey.type !== 'starting' &&
        hearing.microphone.type !== 'starting',
    );
  });

  afterAll(async () => {
    await desktop?.stop();
    await api?.stop();
  });

  test('the status names the key and the microphone as broken and says what to do', async () => {
    const { stdout, code } = await desktop.wilco('status', '--json');
    expect(code).toBe(0);
    const status: unknown = JSON.parse(stdout);
    expect(status).toMatchObject({
      hearing: {
        hotkey: { type: 'broken', error: { code: 'hotkey_unavailable' } },
        microphone: { type: 'broken', error: { code: 'microphone_unavailable' } },
      },
    });
  });

  test('a recording is recognised and asked about, and a typed yes starts the real agent', async () => {
    const recording = join(desktop.folder, 'command.wav');
    await desktop.processes.succeed('flite', [
      '-voice',
      'slt',
      '-t',
      'start task refactor the authentication',
      '-o',
      recording,
    ]);
    const asked = await desktop.wilco('listen', recording, '--json');
    expect(asked.stderr).toBe('');
    expect(JSON.parse(asked.stdout)).toMatchObject({
      announcement: { type: 'question', question: { type: 'confirm', intent: { type: 'start' } } },
    });

    const answered = await desktop.wilco('say', 'yes', '--json');
    expect(JSON.parse(answered.stdout)).toMatchObject({ announcement: { type: 'taskStarted', task: { id: 1 } } });
    const ended = await daemon.client.wait(1);
    expect(ended.announcement).toMatchObject({ type: 'taskEnded', task: { status: 'completed' } });
    expect(await readFile(join(project, 'notes.txt'), 'utf8')).toBe('written by the agent\n');
    expect(api.faults).toEqual([]);

    const output = await desktop.wilco('output', '1');
    expect(output.stdout).toContain('I wrote the notes.');
  });

  test('a recording of a control sentence is acted upon at once', async () => {
    const recording = join(desktop.folder, 'question.wav');
    await desktop.processes.succeed('flite', ['-voice', 'rms', '-t', 'what is running', '-o', recording]);
    const { stdout } = await desktop.wilco('listen', recording, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ announcement: { type: 'status', live: [] } });
  });

  test('a typed start needs no answer', async () => {
    const { stdout } = await desktop.wilco('say', 'start task tidy up the notes', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      announcement: { type: 'taskStarted', task: { id: 2, prompt: 'tidy up the notes' } },
    });
    expect((await daemon.client.wait(2)).announcement).toMatchObject({ task: { status: 'completed' } });
  });

  test('an error of the API makes the task fail, with what the API said', async () => {
    const message = 'the account has no credit left';
    turns = [{ type: 'error', status: 400, error: 'invalid_request_error', message }];
    const { stdout } = await desktop.wilco('start', 'tidy up again', '-p', 'website', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ announcement: { type: 'taskStarted', task: { id: 3 } } });
    const ended = await daemon.client.wait(3);
    expect(ended.announcement).toMatchObject({ task: { status: 'failed' } });
    expect(`${ended.phrase.title}\n${ended.phrase.body}`).toContain(message);
  });

  test('an agent whose model never answers can be cancelled', async () => {
    turns = [{ type: 'hang', text: 'Let me think' }];
    await desktop.wilco('start', 'think about it', '-p', 'website');
    const asked = api.requests.length;
    await until('the agent to ask its model', () => api.requests.length > asked || undefined);
    const { stdout } = await desktop.wilco('cancel', '4', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ announcement: { type: 'taskEnded', task: { status: 'cancelled' } } });
    const guests = await desktop.processes.guests();
    expect(guests.filter(({ command }) => command.includes('claude'))).toEqual([]);
  });
});
