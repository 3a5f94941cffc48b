import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ScriptedMessagesApi, startScriptedMessagesApi } from '../fixtures/scripted-messages-api.ts';
import type { Turn } from '../fixtures/scripted-messages-api-turn.ts';
import { needs } from '../requirements.ts';
import { claudeEnvironment } from './fetch-claude.ts';
import { lookAt } from './picture.ts';
import { configFor, realClaude } from './real-claude.ts';
import { until } from './until.ts';
import { DESKTOP_PROGRAMS, VirtualDesktop } from './virtual-desktop.ts';
import type { WilcoDaemon } from './wilco-daemon.ts';

const claude = needs(...DESKTOP_PROGRAMS) ? undefined : await realClaude();
const PICTURES = fileURLToPath(new URL('../../node_modules/.cache/wilco/pictures/', import.meta.url));

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe.skipIf(claude === undefined)('a command spoken on a desktop made of real programs alone', () => {
  let api: ScriptedMessagesApi;
  let desktop: VirtualDesktop;
  let daemon: WilcoDaemon;
  let project: string;
  /** What the scripted model does for the task that is started next. */
  let turns: readonly Turn[];

  beforeAll(async () => {
    desktop = await VirtualDesktop.start();
    project = await desktop.makeProject('website', { 'login.txt': 'Welcome back\n' });
    api = await startScriptedMessagesApi(() => turns);
    daemon = await desktop.startDaemon({
      config: configFor(claude ?? '', { name: 'website', dir: project }),
      env: claudeEnvironment(api.url),
      cwd: project,
    });
    await daemon.ready();
    await mkdir(PICTURES, { recursive: true });
  });

  afterAll(async () => {
    await desktop?.stop();
    await api?.stop();
  });

  test('a spoken start is asked about, begins after a spoken yes, and the real agent changes the file', async () => {
    const file = join(project, 'login.txt');
    turns = [
      { type: 'tool', name: 'Read', text: 'I look first.', input: { file_path: file } },
      {
        type: 'tool',
        name: 'Edit',
        text: '',
        input: { file_path: file, old_string: 'Welcome', new_string: 'Good to see you' },
      },
      { type: 'text', text: 'The login page now greets people warmly.' },
    ];
    const before = await desktop.display.pixels();

    await desktop.command('start task refactor the authentication');
    const question = await desktop.popup('the question', ({ title }) => title.startsWith('Start “'));
    expect(question.actions.map(({ label }) => label)).toEqual(['Yes', 'No']);
    expect(question.title).toMatch(/authentication/u);
    const region = await until('the popup on the screen', () => desktop.popupServer.region());
    const picture = join(PICTURES, 'question.png');
    await desktop.display.screenshot(picture, region);
    expect((await stat(picture)).size).toBeGreaterThan(1000);
    const look = lookAt(await desktop.display.pixels(), region, before);
    expect(look.changed).toBeGreaterThan(0.9);
    expect(look.light).toBeGreaterThan(0.02);
    expect(look.light).toBeLessThan(0.4);
    expect(api.requests).toEqual([]);

    await desktop.command('yes');
    await desktop.popup('the start', ({ title }) => title.startsWith('Started: '));
    const done = await desktop.popup('the end', ({ title }) => title.startsWith('Done: '));
    expect(done.body).toContain('The login page now greets people warmly.');
    await desktop.display.screenshot(join(PICTURES, 'done.png'), await desktop.popupServer.region());

    expect(await readFile(file, 'utf8')).toBe('Good to see you back\n');
    expect(api.faults).toEqual([]);
    const shownPrompt = /“(.+)”/u.exec(question.title)?.[1] ?? 'nothing';
    expect(api.requests[0]?.prompt).toContain(shownPrompt);
  });

  test('the result is told when it is asked for', async () => {
    const earlier = desktop.popups().length;
    await desktop.command('read me the result', 'rms');
    const result = await desktop.popup('the result', ({ body }) => body.includes('greets people warmly'), earlier);
    expect(result.title).toMatch(/result|authentication/iu);
  });

  test('a running task that is cancelled by voice leaves no process', async () => {
    const earlier = desktop.popups().length;
    turns = [{ type: 'tool', name: 'Bash', text: 'I run the tests.', input: { command: 'tail -f /dev/null' } }];
    await desktop.command('start task refactor the authentication');
    await desktop.popup('the question', ({ title }) => title.startsWith('Start “'), earlier);
    await desktop.popupServer.click('Yes');
    await desktop.popup('the start', ({ title }) => title.startsWith('Started: '), earlier);
    const agents = () => agentsOf(desktop);
    await until('the tool of the agent to run', async () =>
      (await agents()).some(({ command }) => command.startsWith('tail -f')),
    );

    await desktop.command('cancel it', 'awb');
    await desktop.popup('the cancellation', ({ title }) => title.startsWith('Cancelled: '), earlier);
    expect(await agents()).toEqual([]);
    const listed = await desktop.wilco('tasks', '--json');
    expect(JSON.parse(listed.stdout)).toMatchObject([
      { id: 2, status: 'cancelled' },
      { id: 1, status: 'completed' },
    ]);
  });
});

/** The living processes of tasks: those whose environment holds a task's marker. */
async function agentsOf(desktop: VirtualDesktop) {
  const guests = await desktop.processes.guests();
  const environments = await Promise.all(
    guests.map(({ pid }) => readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '')),
  );
  return guests.filter((_, index) => environments[index]?.split('\0').some((entry) => entry.startsWith('WILCO_TASK=')));
}
