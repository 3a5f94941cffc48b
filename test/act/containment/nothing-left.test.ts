import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Task } from '../../../src/core/task.ts';
import { needs } from '../../requirements.ts';
import { isRunning, pidFrom, soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';

describe.skipIf(needs('setsid', 'sleep'))('after its end nothing of a task is left', () => {
  let workshop: Workshop;
  let pidFile: string;
  beforeEach(async () => {
    workshop = await Workshop.open();
    pidFile = workshop.path('pid');
  });
  afterEach(() => workshop.close());

  /** Starts an agent that does `steps` and then hangs; resolves once it has done them. */
  async function busy(steps: string, cancelGrace = 5_000) {
    const manager = workshop.manager({ settings: { cancelGrace } });
    const ready = workshop.path('ready');
    const task = await manager.spawnTask('busy', `${steps}; touch ${ready}; hang`, await workshop.project());
    await soon(() => existsSync(ready)).toBe(true);
    return { manager, task };
  }

  const pidOf = (task: Task) => task.process?.pid ?? 0;

  it('a tool in a session of its own, cancelled', async () => {
    const { manager, task } = await busy(`background ${pidFile}`);
    await manager.cancelTask(task.id);
    expect(isRunning(await pidFrom(pidFile))).toBe(false);
    expect(task.leftovers).toEqual([]);
  });

  it('a tool in a session of its own, killed at once', async () => {
    const { manager, task } = await busy(`background ${pidFile}`);
    await manager.cancelTask(task.id, { now: true });
    expect(isRunning(await pidFrom(pidFile))).toBe(false);
  });

  it('a double fork into a new session', async () => {
    const { manager, task } = await busy(`double-fork ${pidFile}; wait-for ${pidFile}`);
    const pid = await pidFrom(pidFile);
    expect(isRunning(pid)).toBe(true);
    await manager.cancelTask(task.id);
    expect(isRunning(pid)).toBe(false);
  });

  it('a child with an empty environment and a session of its own, cancelled while its parent lives', async () => {
    const { manager, task } = await busy(`empty-environment ${pidFile}`);
    await manager.cancelTask(task.id);
    expect(isRunning(await pidFrom(pidFile))).toBe(false);
  });

  it('a double fork whose agent ended well is stopped and named', async () => {
    const manager = workshop.manager();
    const task = await manager.spawnTask(
      'server',
      `double-fork ${pidFile}; wait-for ${pidFile}`,
      await workshop.project(),
    );
    await expect(task.done).resolves.toMatchObject({ status: 'completed' });
    expect(isRunning(await pidFrom(pidFile))).toBe(false);
    expect(task.leftovers).toEqual(['sleep']);
  });

  it('an agent that ignores SIGTERM is killed after the grace', async () => {
    const { manager, task } = await busy('ignore-term', 300);
    const [pid, asked] = [pidOf(task), performance.now()];
    await expect(manager.cancelTask(task.id)).resolves.toBe(true);
    expect(performance.now() - asked).toBeGreaterThanOrEqual(300);
    expect(isRunning(pid)).toBe(false);
  });

  it('"now" cuts the wait of a cancel that is under way', async () => {
    const { manager, task } = await busy('ignore-term', 60_000);
    const polite = manager.cancelTask(task.id);
    const hasty = manager.cancelTask(task.id, { now: true });
    await expect(Promise.all([polite, hasty])).resolves.toEqual([true, true]);
  });

  it('an agent that answers SIGTERM with exit 0 is cancelled', async () => {
    const { manager, task } = await busy('exit-zero-on-term');
    await expect(manager.cancelTask(task.id)).resolves.toBe(true);
    expect(task).toMatchObject({ status: 'cancelled', returnCode: 0 });
  });

  it('a stopped agent hears SIGTERM', async () => {
    const manager = workshop.manager();
    const task = await manager.spawnTask('asleep', 'print begun; stop-itself', await workshop.project());
    await soon(() => task.outputLines).toEqual(['begun']);
    const pid = pidOf(task);
    await expect(manager.cancelTask(task.id)).resolves.toBe(true);
    expect(isRunning(pid)).toBe(false);
  });

  it('revoking the job in the registry cancels the task', async () => {
    const { manager, task } = await busy(`background ${pidFile}`);
    await manager.jobs.shutdown();
    expect(task.status).toBe('cancelled');
    expect(isRunning(await pidFrom(pidFile))).toBe(false);
  });

  it('a result and no exit: it is stopped after the grace, and completed all the same', async () => {
    const manager = workshop.manager({ settings: { resultGrace: 100 } });
    const steps = `claude-result all is well; background ${pidFile}; hang`;
    const task = await manager.spawnTask('lingering', steps, await workshop.project(), { agent: 'claude' });
    const pid = await pidFrom(pidFile);
    await expect(task.done).resolves.toEqual({ status: 'completed', returnCode: undefined, reason: undefined });
    expect(task.result).toBe('all is well');
    expect(task.leftovers).toEqual(['sleep']);
    expect(isRunning(pid)).toBe(false);
  });
});
