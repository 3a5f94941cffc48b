import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Task } from '../../../src/core/task.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';
import { needs } from '../../requirements.ts';
import { isRunning, pidFrom, soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';

describe.skipIf(needs('perl', 'setsid'))('what keeps the agents together can be killed too', () => {
  let workshop: Workshop;
  let project: string;
  beforeEach(async () => {
    workshop = await Workshop.open();
    project = await workshop.project();
  });
  afterEach(() => workshop.close());

  const manager = () => workshop.manager({ agents: shellAgents(), defaultAgent: 'sh' });

  async function parentOf(pid: number | undefined): Promise<number> {
    return Number(/PPid:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);
  }

  /** Starts a script once its first process has written its id; gives the wrapper's too, while the agent lives. */
  async function started(script: string) {
    const tasks = manager();
    const pidFile = workshop.path('pid');
    const task: Task = await tasks.spawnTask('task', script.replaceAll('PIDFILE', pidFile), project);
    await tasks.begun(task.id);
    const wrapper = await parentOf(task.process?.pid).catch(() => 0);
    return { tasks, task, child: await pidFrom(pidFile), wrapper };
  }

  it('a killed wrapper: its task goes on and can be cancelled, with all that it started', async () => {
    const { tasks, task, child, wrapper } = await started('setsid sleep 600 & echo $! > PIDFILE; wait');
    const agent = task.process?.pid ?? 0;
    process.kill(wrapper, 'SIGKILL');
    await soon(() => isRunning(wrapper)).toBe(false);
    expect([isRunning(agent), task.status]).toEqual([true, 'running']);
    await expect(tasks.cancelTask(task.id)).resolves.toBe(true);
    expect([isRunning(agent), isRunning(child)]).toEqual([false, false]);
  });

  it('a killed wrapper: an end that nobody saw is no success', async () => {
    const { task, child, wrapper } = await started('sleep 600 & echo $! > PIDFILE; wait; exit 0');
    process.kill(wrapper, 'SIGKILL');
    await soon(() => isRunning(wrapper)).toBe(false);
    process.kill(child, 'SIGKILL');
    await expect(task.done).resolves.toMatchObject({ status: 'failed', cause: 'lost' });
  });

  it('a killed launcher: its tasks go on, their exit codes are known, and new ones begin', async () => {
    const { tasks, task, child, wrapper } = await started('sleep 600 & echo $! > PIDFILE; wait; exit 7');
    process.kill(await parentOf(wrapper), 'SIGKILL');
    const other = await tasks.spawnTask('other', 'exit 0', await workshop.project('web'));
    await expect(other.done).resolves.toMatchObject({ status: 'completed' });
    process.kill(child, 'SIGKILL');
    await expect(task.done).resolves.toMatchObject({ status: 'failed', returnCode: 7, cause: 'exitCode' });
  });

  it('a stopped wrapper does not hold up a cancel', async () => {
    const { tasks, task, child, wrapper } = await started('sleep 600 & echo $! > PIDFILE; wait');
    process.kill(wrapper, 'SIGSTOP');
    await expect(tasks.cancelTask(task.id, { now: true })).resolves.toBe(true);
    expect(isRunning(child)).toBe(false);
  });

  it('an orphan with an empty environment, a session of its own and no descriptors does not escape', async () => {
    const runaway = `setsid env -i sh -c '(exec >&- 2>&-; sleep 600 & echo $! > PIDFILE) &'`;
    const { tasks, task, child } = await started(`${runaway}; sleep 600`);
    await soon(() => parentOf(child)).toBe(await parentOf(task.process?.pid));
    await tasks.cancelTask(task.id);
    expect(isRunning(child)).toBe(false);
  });

  it('the same orphan is stopped and named when the agent ended well', async () => {
    const runaway = `setsid env -i sh -c '(exec >&- 2>&-; sleep 600 & echo $! > PIDFILE) &'`;
    const { task, child } = await started(`${runaway}; until [ -s PIDFILE ]; do sleep 0.01; done; exit 0`);
    await expect(task.done).resolves.toMatchObject({ status: 'completed' });
    expect(task).toMatchObject({ leftovers: ['sleep'], leftoversKept: false });
    expect(isRunning(child)).toBe(false);
  });
});
