import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { type BuiltRooms, buildRooms } from '../../src/daemon/build-rooms.ts';
import { daemonApi } from '../../src/daemon/daemon-api.ts';
import { Line } from '../../src/daemon/line.ts';
import { TakeLog } from '../../src/daemon/take-log.ts';
import type { DaemonApi } from '../../src/protocol/api.ts';
import { Workshop } from '../act/workshop.ts';
import { SCRIPTED_AGENT } from '../fixtures/agents/scripted-agents.ts';

const never = new AbortController().signal;
const log = { info: () => {}, warn: () => {} };

describe('what the command line asks', () => {
  let workshop: Workshop;
  let rooms: BuiltRooms;
  let api: DaemonApi;

  beforeEach(async () => {
    workshop = await Workshop.open();
    const env = { ...process.env, HOME: workshop.dir };
    const { config } = await loadConfig({ configFile: workshop.path('config.toml'), configNamed: false }, env);
    const off = { enabled: false };
    const scripted = { command: [process.execPath, SCRIPTED_AGENT, '{prompt}'], format: 'text' as const };
    const agents = { claude: scripted, other: scripted };
    const quiet = {
      hotkey: { ...config.hotkey, ...off },
      popups: off,
      speech: { ...config.speech, ...off },
      cues: off,
    };
    const files = { stateDir: workshop.path('state'), wordsFile: workshop.path('words.toml') };
    const surroundings = { env, ...files, foregroundDir: undefined, log, end: () => {} };
    rooms = buildRooms({ ...config, ...quiet, agents }, surroundings);
    await rooms.act.start(never);
    const line = new Line(rooms, log, new TakeLog());
    api = daemonApi({ rooms, line, status: () => Promise.reject(new Error('not asked here')), end: () => {} });
  });

  afterEach(async () => {
    for (const task of rooms.act.tasks.getRunningTasks()) await rooms.act.tasks.cancelTask(task.id, { now: true });
    await rooms.act.stop();
    await workshop.close();
  });

  async function start(name: string): Promise<void> {
    await api.start({ prompt: 'hang', name, project: await workshop.project(name.replaceAll(' ', '-')) }, never);
  }

  const running = () => rooms.act.tasks.getRunningTasks().map(({ name }) => name);

  it.each([true, false])(
    'to cancel it means the task last spoken of, whatever names hold "it" (now: %s)',
    async (now) => {
      await start('write unit tests');
      await start('login');
      await expect(api.cancel({ target: 'it', now }, never)).resolves.toMatchObject({
        announcement: { type: 'taskEnded', task: { name: 'login', status: 'cancelled' } },
      });
      expect(running()).toEqual(['write unit tests']);
    },
  );

  it('to cancel now kills by name without asking', async () => {
    await start('login');
    await api.cancel({ target: 'login', now: true }, never);
    expect(rooms.act.tasks.getTask(1)?.process).toMatchObject({ signalCode: 'SIGKILL' });
  });

  it.each([true, false])(
    'to cancel what no task is called is refused, and nothing else ends (now: %s)',
    async (now) => {
      await start('login');
      await expect(api.cancel({ target: 'refactor auth', now }, never)).rejects.toMatchObject({
        code: 'task_unknown',
        message: 'There is no task "refactor auth".',
      });
      expect(running()).toEqual(['login']);
    },
  );

  it('to cancel now is still now when it had to be asked about', async () => {
    for (const name of ['auth docs', 'refactor auth']) await start(name);
    await expect(api.cancel({ target: 'auth', now: true }, never)).resolves.toMatchObject({
      announcement: { type: 'question', question: { type: 'whichTask', wanted: { type: 'cancel', now: true } } },
    });
    await api.say('task two', never);
    expect(rooms.act.tasks.getTask(2)?.process).toMatchObject({ signalCode: 'SIGKILL' });
  });

  it('to cancel what no task is called leaves no question open that nobody has seen', async () => {
    await start('login');
    await api.say('shut down', never);
    await expect(api.cancel({ target: 'the parser task', now: false }, never)).rejects.toMatchObject({
      code: 'task_unknown',
    });
    await expect(api.say('yes', never)).resolves.toMatchObject({ announcement: { type: 'shuttingDown' } });
    expect(running()).toEqual(['login']);
  });

  it('to cancel it means a task, whatever a voice is being asked', async () => {
    await start('login');
    await api.say('shut down', never);
    await expect(api.cancel({ target: 'it', now: true }, never)).resolves.toMatchObject({
      announcement: { type: 'taskEnded', task: { name: 'login' } },
    });
  });

  it('to cancel all ends every task that lives', async () => {
    for (const name of ['auth docs', 'refactor auth']) await start(name);
    await expect(api.cancel({ target: 'all', now: true }, never)).resolves.toMatchObject({
      announcement: { type: 'allCancelled', tasks: [{ status: 'cancelled' }, { status: 'cancelled' }] },
    });
    expect(running()).toEqual([]);
  });

  it('to cancel by a name that ends in "now" is that task, and polite', async () => {
    await start('deploy now');
    await api.cancel({ target: 'deploy now', now: false }, never);
    expect(rooms.act.tasks.getTask(1)).toMatchObject({ status: 'cancelled' });
    expect(rooms.act.tasks.getTask(1)?.process?.signalCode).not.toBe('SIGKILL');
  });

  it('a start without an agent takes that of its project, and one with an agent does not', async () => {
    const [api_, web] = [await workshop.project('api'), await workshop.project('web')];
    const act = rooms.act.situation.bind(rooms.act);
    rooms.act.situation = () => ({
      ...act(),
      projects: [
        { name: 'api', dir: api_, agent: 'other' },
        { name: 'web', dir: web, agent: 'other' },
      ],
    });
    await api.start({ prompt: 'hang', project: 'api' }, never);
    await api.start({ prompt: 'hang', project: web, agent: 'claude' }, never);
    expect(rooms.act.tasks.getRunningTasks().map(({ agent }) => agent)).toEqual(['other', 'claude']);
  });

  it('a start in a project that works is refused, and queued when that is asked for', async () => {
    await start('login');
    const project = await workshop.project('login');
    const second = { prompt: 'hang', name: 'docs', project };
    await expect(api.start(second, never)).resolves.toMatchObject({
      announcement: { type: 'problem', error: { code: 'project_busy', hint: expect.stringContaining('--queue') } },
      phrase: { spoken: expect.stringMatching(/^Task 1 .+\. Say queue a task and the same again, .+ has ended\.$/) },
    });
    await expect(api.start({ ...second, queue: true }, never)).resolves.toMatchObject({
      announcement: { type: 'taskQueued', task: { name: 'docs', status: 'pending', waitsFor: 'project' } },
    });
    await expect(api.cancel({ target: 'docs', now: false }, never)).resolves.toMatchObject({
      announcement: { type: 'taskEnded', task: { status: 'cancelled', startedAt: undefined } },
      phrase: { body: expect.stringContaining('before it began') },
    });
    expect(running()).toEqual(['login']);
  });

  it('forgets what has ended, keeps what lives, and forgets nothing where one is unknown', async () => {
    for (const name of ['one', 'two', 'three']) await start(name);
    for (const target of ['1', '2']) await api.cancel({ target, now: true }, never);
    await expect(api.forget([1, 9], never)).rejects.toMatchObject({ code: 'task_unknown' });
    await expect(api.forget([3, 2], never)).resolves.toEqual({ forgotten: [2], live: [3] });
    await expect(api.forget('ended', never)).resolves.toEqual({ forgotten: [1], live: [] });
    expect((await api.tasks(never)).map(({ id }) => id)).toEqual([3]);
  });

  it('tells what a task changed, and refuses for one that is not there', async () => {
    await start('one');
    await expect(api.changes(1, never)).resolves.toMatchObject({
      announcement: { type: 'changes', task: { id: 1 } },
      phrase: { spoken: expect.stringContaining('still running') },
    });
    await expect(api.changes(9, never)).resolves.toMatchObject({
      announcement: { type: 'problem', error: { code: 'task_unknown' } },
    });
  });

  it('a sentence about a project that works becomes a question, and its yes queues', async () => {
    const dir = await workshop.project('login');
    const act = rooms.act.situation.bind(rooms.act);
    rooms.act.situation = () => ({ ...act(), projects: [{ name: 'login', dir }] });
    await start('login');
    await expect(api.say('start task hang in login', never)).resolves.toMatchObject({
      announcement: { type: 'question', question: { type: 'queueBehind', ahead: [{ name: 'login' }] } },
    });
    await expect(api.say('queue it', never)).resolves.toMatchObject({ announcement: { type: 'taskQueued' } });
  });
});
