import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActSettings } from '../../src/act/act-settings.ts';
import { Acting } from '../../src/act/acting.ts';
import type { Announcement } from '../../src/core/announcement.ts';
import type { StartIntent } from '../../src/core/intent.ts';
import { SCRIPTED_AGENT } from '../fixtures/agents/scripted-agents.ts';
import { isRunning, soon } from './processes.ts';
import { Workshop } from './workshop.ts';

const COMMAND = [process.execPath, SCRIPTED_AGENT, '{prompt}'];

describe('the room ACT', () => {
  let workshop: Workshop;
  let api: string;
  const rooms: Acting[] = [];
  beforeEach(async () => {
    workshop = await Workshop.open();
    api = await workshop.project('api');
  });
  afterEach(async () => {
    for (const acting of rooms.splice(0)) {
      for (const task of acting.tasks.getRunningTasks()) await acting.tasks.cancelTask(task.id, { now: true });
      await acting.stop();
    }
    await workshop.close();
  });

  async function open(settings: Partial<ActSettings> = {}, isListening = true) {
    const acting = new Acting({
      settings: {
        stateDir: workshop.path('state'),
        defaultAgent: 'scripted',
        agents: {
          scripted: { command: COMMAND, format: 'text' },
          claude: { command: COMMAND, format: 'claude' },
          absent: { command: ['no-such-agent', '{prompt}'], format: 'text' },
        },
        projects: { named: { api }, roots: [] },
        sentences: () => ["what's running"],
        ...settings,
      },
      env: process.env,
      log: { info: () => {}, warn: () => {} },
    });
    rooms.push(acting);
    const announced: Announcement[] = [];
    if (isListening) acting.onAnnouncement((announcement) => announced.push(announcement));
    await acting.start(AbortSignal.any([]));
    return { acting, announced };
  }

  const start = (prompt: string, more: Partial<StartIntent> = {}): StartIntent => {
    return { type: 'start', prompt, project: { name: 'api', dir: api }, name: undefined, ...more };
  };

  it('a start is told when the agent runs, and its end is announced once', async () => {
    const { acting, announced } = await open();
    const told = await acting.perform(start('print hello'));
    expect(told).toMatchObject({ type: 'taskStarted', task: { id: 1, name: 'print hello', status: 'running' } });
    expect(told.type === 'taskStarted' && told.task.startedAt).toBeGreaterThan(0);
    await acting.tasks.getTask(1)?.done;
    expect(announced).toMatchObject([{ type: 'taskEnded', task: { id: 1, status: 'completed' } }]);
  });

  it('a cancel is told when nothing is left, and not announced besides', async () => {
    const { acting, announced } = await open();
    await acting.perform(start('hang'));
    const pid = acting.tasks.getTask(1)?.process?.pid ?? 0;
    const told = await acting.perform({ type: 'cancel', taskId: 1 });
    expect(told).toMatchObject({ type: 'taskEnded', task: { status: 'cancelled' } });
    expect([isRunning(pid), announced]).toEqual([false, []]);
  });

  it('a cancel that comes too late says how it ended', async () => {
    const { acting } = await open();
    await acting.perform(start('exit 0'));
    await acting.tasks.getTask(1)?.done;
    const told = await acting.perform({ type: 'cancel', taskId: 1 });
    expect(told).toMatchObject({ type: 'taskStatus', task: { status: 'completed' } });
  });

  it('a second start in a project is a problem with the way out', async () => {
    const { acting } = await open();
    await acting.perform(start('hang'));
    expect(await acting.perform(start('print two'))).toMatchObject({
      type: 'problem',
      error: {
        code: 'project_busy',
        message: expect.stringContaining('Task 1 (hang)'),
        hint: expect.stringContaining('wilco cancel 1'),
      },
    });
  });

  it('an agent that is not installed is a problem, and no task', async () => {
    const { acting } = await open();
    expect(await acting.perform(start('work', { agent: 'absent' }))).toMatchObject({
      type: 'problem',
      error: { code: 'agent_missing' },
    });
    expect(await acting.perform(start('work', { agent: 'unheard' }))).toMatchObject({
      type: 'problem',
      error: { code: 'agent_missing' },
    });
    expect(acting.situation().tasks).toEqual([]);
  });

  it('tasks that live side by side have different names; a given name is kept', async () => {
    const { acting } = await open();
    const web = { name: 'web', dir: await workshop.project('web') };
    const other = { name: 'other', dir: await workshop.project('other') };
    const told = await Promise.all([
      acting.perform(start('hang')),
      acting.perform(start('hang', { project: web })),
      acting.perform(start('hang', { project: other, name: 'The Login' })),
    ]);
    expect(told.map((one) => 'task' in one && one.task.name).sort()).toEqual(['The Login', 'hang', 'hang 2']);
  });

  it('what is running, and what ended last', async () => {
    const { acting } = await open();
    expect(await acting.perform({ type: 'status' })).toEqual({ type: 'status', live: [], lastEnded: undefined });
    await acting.perform(start('exit 3'));
    await acting.tasks.getTask(1)?.done;
    await acting.perform(start('hang'));
    expect(await acting.perform({ type: 'status' })).toMatchObject({
      live: [{ id: 2 }],
      lastEnded: { id: 1, status: 'failed' },
    });
  });

  it('how one task is doing: what the agent does now', async () => {
    const { acting } = await open();
    await acting.perform(start('claude-edits src/login.ts; hang', { agent: 'claude' }));
    await soon(() => acting.situation().tasks[0]?.activity).toBe('editing src/login.ts');
    expect(await acting.perform({ type: 'taskStatus', taskId: 1 })).toMatchObject({
      task: { activity: 'editing src/login.ts' },
    });
    expect(await acting.perform({ type: 'taskStatus', taskId: 9 })).toMatchObject({
      type: 'problem',
      error: { code: 'task_unknown' },
    });
  });

  it("a result is the agent's answer, or the last lines where it gave none", async () => {
    const { acting } = await open();
    await acting.perform(start('claude-says I look.; claude-result All done.', { agent: 'claude' }));
    await acting.tasks.getTask(1)?.done;
    await acting.perform(start('lines 30'));
    await acting.tasks.getTask(2)?.done;
    expect(await acting.perform({ type: 'result', taskId: 1 })).toMatchObject({ type: 'result', text: 'All done.' });
    const last = Array.from({ length: 20 }, (_, index) => `line ${index + 11}`).join('\n');
    expect(await acting.perform({ type: 'result', taskId: 2 })).toMatchObject({ text: last });
  });

  it('what one can say, and where one stands', async () => {
    const { acting } = await open();
    expect(await acting.perform({ type: 'help' })).toEqual({ type: 'help', sentences: ["what's running"] });
    expect(acting.situation()).toMatchObject({
      tasks: [],
      projects: [{ name: 'api', dir: api }],
      currentProject: { name: 'api', dir: api },
      agents: ['scripted', 'claude', 'absent'],
    });
  });

  it('a task that ended while Wilco was away is announced at the next start', async () => {
    const { acting } = await open();
    const go = workshop.path('go');
    await acting.perform(start(`wait-for ${go}; claude-result done`, { agent: 'claude' }));
    const pid = acting.tasks.getTask(1)?.process?.pid ?? 0;
    await acting.stop();
    expect(isRunning(pid)).toBe(true);
    const { acting: again, announced } = await open();
    expect(again.situation().tasks).toMatchObject([{ id: 1, status: 'running' }]);
    await again.perform(start(`touch ${go}`, { project: { name: 'web', dir: await workshop.project('web') } }));
    await soon(() => announced.map((one) => 'task' in one && one.task.id).sort()).toEqual([1, 2]);
    expect(announced).toContainEqual(
      expect.objectContaining({ task: expect.objectContaining({ id: 1, result: 'done' }) }),
    );
  });

  it('what ended before anybody listened is announced to the first who does', async () => {
    const { acting } = await open();
    await acting.perform(start('print hello; hang'));
    const pid = acting.tasks.getTask(1)?.process?.pid ?? 0;
    await acting.stop();
    process.kill(pid, 'SIGKILL');
    await soon(() => isRunning(pid)).toBe(false);
    const { acting: again } = await open({}, false);
    await again.tasks.getTask(1)?.done;
    const announced: Announcement[] = [];
    again.onAnnouncement((announcement) => announced.push(announcement));
    expect(announced).toMatchObject([{ type: 'taskEnded', task: { id: 1, status: 'failed' } }]);
  });
});
