import { readdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TaskSettings } from '../../../src/act/tasks/task-settings.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';
import { isRunning, pidFrom, soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';

describe('the limits of a task', () => {
  let workshop: Workshop;
  let project: string;
  beforeEach(async () => {
    workshop = await Workshop.open();
    project = await workshop.project();
  });
  afterEach(() => workshop.close());

  function manager(settings: Partial<TaskSettings>) {
    const tasks = workshop.manager({ agents: shellAgents(), defaultAgent: 'sh', settings });
    const stalled: number[] = [];
    tasks.on('taskStalled', (task) => stalled.push(task.id));
    return { tasks, stalled };
  }

  it('one that runs longer than it may is ended, with all that it started', async () => {
    const { tasks } = manager({ timeLimit: 200 });
    const pidFile = workshop.path('pid');
    const task = await tasks.spawnTask('long', `sleep 600 & echo $! > ${pidFile}; wait`, project);
    await expect(task.done).resolves.toMatchObject({ status: 'failed', cause: 'timeLimit' });
    expect(task.reason).toMatch(/^It ran longer than/);
    expect(isRunning(await pidFrom(pidFile))).toBe(false);
  });

  it('one that is silent and idle is told as stalled, goes on, and can be cancelled', async () => {
    const { tasks, stalled } = manager({ stalledAfter: 200 });
    const task = await tasks.spawnTask('idle', 'echo begun; sleep 600', project);
    await soon(() => stalled).toEqual([task.id]);
    expect(task.status).toBe('running');
    expect(task.stalledSince).toBeLessThan(Date.now());
    await expect(tasks.cancelTask(task.id)).resolves.toBe(true);
    expect(task.stalledSince).toBeUndefined();
  });

  it('one that prints again is stalled no more', async () => {
    const { tasks, stalled } = manager({ stalledAfter: 200 });
    const go = workshop.path('go');
    const script = `echo begun; until [ -e ${go} ]; do sleep 0.05; done; echo again; sleep 600`;
    const task = await tasks.spawnTask('slow', script, project);
    await soon(() => stalled).toEqual([task.id]);
    await writeFile(go, '');
    await soon(() => task.outputLines).toContain('again');
    expect(task.stalledSince).toBeUndefined();
  });

  it('one that works in silence is not stalled', async () => {
    const { tasks, stalled } = manager({ stalledAfter: 1_000 });
    const task = await tasks.spawnTask('compiler', 'timeout 3 sh -c "while :; do :; done"; exit 0', project);
    await expect(task.done).resolves.toMatchObject({ status: 'completed' });
    expect(stalled).toEqual([]);
  });

  it('a stalled one is ended where the config says so', async () => {
    const { tasks, stalled } = manager({ stalledAfter: 200, endStalled: true });
    const task = await tasks.spawnTask('idle', 'sleep 600', project);
    await expect(task.done).resolves.toMatchObject({ status: 'failed', cause: 'stalled' });
    expect(stalled).toEqual([]);
  });

  it('what a task left behind is kept where the config says so, named, and the project is free', async () => {
    const { tasks } = manager({ leftovers: 'keep' });
    const pidFile = workshop.path('pid');
    const task = await tasks.spawnTask('server', `sleep 600 & echo $! > ${pidFile}`, project);
    await expect(task.done).resolves.toMatchObject({ status: 'completed' });
    const pid = await pidFrom(pidFile);
    expect(task).toMatchObject({ leftovers: ['sleep'], leftoversKept: true });
    expect(isRunning(pid)).toBe(true);
    await expect((await tasks.spawnTask('next', 'exit 0', project)).done).resolves.toMatchObject({
      status: 'completed',
    });
    process.kill(pid, 'SIGKILL');
  });

  it('a cancelled task keeps nothing, whatever the config says', async () => {
    const { tasks } = manager({ leftovers: 'keep' });
    const pidFile = workshop.path('pid');
    const task = await tasks.spawnTask('server', `sleep 600 & echo $! > ${pidFile}; wait`, project);
    const pid = await pidFrom(pidFile);
    await tasks.cancelTask(task.id);
    expect(isRunning(pid)).toBe(false);
  });

  it('ended tasks are forgotten after their time, with their logs', async () => {
    const stateDir = workshop.path('state');
    const before = workshop.manager({ agents: shellAgents(), defaultAgent: 'sh', stateDir });
    await (await before.spawnTask('old', 'echo old', project)).done;
    await before.stop();
    const after = workshop.manager({ agents: shellAgents(), stateDir, settings: { keepEnded: 1 } });
    await after.start();
    expect(after.getAllTasks()).toEqual([]);
    await soon(() => readdir(`${stateDir}/tasks`)).toEqual([]);
  });
});
