import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProcess } from '../../../src/act/containment/process-table.ts';
import type { TaskManager } from '../../../src/act/tasks/task-manager.ts';
import type { TaskSettings } from '../../../src/act/tasks/task-settings.ts';
import type { Task } from '../../../src/core/task.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';
import { soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';
import { processesIn } from './processes-in.ts';

describe('a cancel', () => {
  let workshop: Workshop;
  let project: string;
  beforeEach(async () => {
    workshop = await Workshop.open();
    project = await workshop.project();
  });
  afterEach(() => workshop.close());

  /** A manager, and the names of the end events in the order in which they came. */
  function manager(settings: Partial<TaskSettings> = {}) {
    const tasks = workshop.manager({ agents: shellAgents(), defaultAgent: 'sh', settings });
    const ends: string[] = [];
    for (const event of ['taskComplete', 'taskFailed', 'taskCancelled'] as const) {
      tasks.on(event, (task) => ends.push(`${event} ${task.id}`));
    }
    return { tasks, ends };
  }

  /** Whatever the cancel said, there is one end, nothing is left, not even a zombie, and the project takes its next task. */
  async function expectOneEnd(tasks: TaskManager, ends: readonly string[], task: Task, wasCancelled: boolean) {
    const outcome = await task.done;
    expect(outcome.status === 'cancelled').toBe(wasCancelled);
    expect(ends).toEqual([`${wasCancelled ? 'taskCancelled' : 'taskComplete'} ${task.id}`]);
    expect(processesIn(workshop.dir)).toEqual([]);
    if (task.process?.pid !== undefined) expect(readProcess(task.process.pid)).toBeUndefined();
    const next = await tasks.spawnTask('next', 'exit 0', project);
    await expect(next.done).resolves.toMatchObject({ status: 'completed' });
  }

  describe('of an agent that', () => {
    it.each([
      ['takes its time to end', `trap 'sleep 1; exit 0' TERM; echo ready; while :; do sleep 0.1; done`, 0],
      ['answers with exit 0', `trap 'exit 0' TERM; echo ready; while :; do sleep 0.1; done`, 0],
      ['answers with an error', `trap 'exit 7' TERM; echo ready; while :; do sleep 0.1; done`, 7],
      ['is stopped', 'echo ready; kill -STOP $$', undefined],
      ['is stopped and takes its time', `trap 'sleep 1; exit 0' TERM; echo ready; kill -STOP $$; sleep 600`, 0],
      ['dies of it', 'echo ready; exec sleep 600', undefined],
    ])('%s: it is cancelled as soon as that has ended', async (_, script, returnCode) => {
      const { tasks, ends } = manager({ cancelGrace: 60_000 });
      const task = await tasks.spawnTask('work', script, project);
      await soon(() => task.outputLines).toEqual(['ready']);
      if (script.includes('STOP')) await soon(() => stateOf(task)).toBe('T');
      await expect(tasks.cancelTask(task.id)).resolves.toBe(true);
      expect(processesIn(workshop.dir)).toEqual([]);
      expect(task).toMatchObject({ returnCode, cause: 'cancelled', reason: 'It was cancelled.' });
      await expectOneEnd(tasks, ends, task, true);
    });

    it.each([
      ['ignores SIGTERM', `trap '' TERM; echo ready; while :; do sleep 0.1; done`],
      ['is stopped and ignores SIGTERM', `trap '' TERM; echo ready; kill -STOP $$; while :; do sleep 0.1; done`],
      ['starts another of itself for each that ends', `trap 'sleep 600 & wait' TERM; echo ready; sleep 600 & wait`],
    ])('%s: it is killed after the grace', async (_, script) => {
      const { tasks, ends } = manager({ cancelGrace: 400 });
      const task = await tasks.spawnTask('work', script, project);
      await soon(() => task.outputLines).toEqual(['ready']);
      if (script.includes('STOP')) await soon(() => stateOf(task)).toBe('T');
      const asked = performance.now();
      await expect(tasks.cancelTask(task.id)).resolves.toBe(true);
      expect(performance.now() - asked).toBeGreaterThanOrEqual(400);
      await expectOneEnd(tasks, ends, task, true);
    });
  });

  describe('that comes', () => {
    it('in the tick of the start: nothing has run', async () => {
      const { tasks, ends } = manager();
      const task = await tasks.spawnTask('early', `touch ${workshop.path('ran')}; exec sleep 600`, project);
      await expect(tasks.cancelTask(task.id)).resolves.toBe(true);
      await expectOneEnd(tasks, ends, task, true);
      expect(existsSync(workshop.path('ran'))).toBe(false);
    });

    it('before the order itself has been answered', async () => {
      const { tasks, ends } = manager();
      const ordered = tasks.spawnTask('early', 'exec sleep 600', project);
      await soon(() => tasks.getRunningTasks()).toHaveLength(1);
      await expect(tasks.cancelTask(1)).resolves.toBe(true);
      await expectOneEnd(tasks, ends, await ordered, true);
    });

    it('at any moment of the start', async () => {
      const { tasks } = manager();
      for (const turns of [1, 2, 3, 5, 8, 13, 21, 34, 55]) {
        const task = await tasks.spawnTask('early', 'exec sleep 600', project);
        for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        await expect(tasks.cancelTask(task.id)).resolves.toBe(true);
        expect(processesIn(project)).toEqual([]);
      }
    });

    it('when the agent has said its last word: it was cancelled, or it has completed, and the answer says which', async () => {
      const { tasks, ends } = manager();
      const cancelled: Promise<boolean>[] = [];
      tasks.on('outputLine', (task) => void cancelled.push(tasks.cancelTask(task.id)));
      const task = await tasks.spawnTask('late', 'echo bye', project);
      await task.done;
      await expectOneEnd(tasks, ends, task, (await cancelled[0]) ?? false);
    });

    it('when it has ended and what it left is being stopped: it stays completed', async () => {
      const { tasks, ends } = manager({ cancelGrace: 60_000 });
      const deaf = workshop.path('deaf');
      const script = `(trap '' TERM; touch ${deaf}; while :; do sleep 0.1; done) & until [ -e ${deaf} ]; do sleep 0.05; done`;
      const task = await tasks.spawnTask('late', script, project);
      await soon(() => task.process?.exitCode).toBe(0);
      await expect(tasks.cancelTask(task.id, { now: true })).resolves.toBe(false);
      await expectOneEnd(tasks, ends, task, false);
    });

    it('from a handler of its own output, which would wait for itself: it is cancelled all the same', async () => {
      const { tasks, ends } = manager({ cancelGrace: 200 });
      const answers: boolean[] = [];
      tasks.on('outputLine', async (task) => void answers.push(await tasks.cancelTask(task.id)));
      const task = await tasks.spawnTask('own', 'echo ready; exec sleep 600', project);
      await expectOneEnd(tasks, ends, task, true);
      await soon(() => answers).toEqual([true]);
    });

    it('from a handler of its end, or later: too late', async () => {
      const { tasks, ends } = manager();
      const answers: boolean[] = [];
      tasks.on('taskComplete', async (task) => void answers.push(await tasks.cancelTask(task.id)));
      const task = await tasks.spawnTask('done', 'exit 0', project);
      await task.done;
      answers.push(await tasks.cancelTask(task.id), await tasks.cancelTask(task.id, { now: true }));
      expect(answers).toEqual([false, false, false]);
      expect(ends).toEqual(['taskComplete 1']);
    });

    it('several times at once: each says that it did', async () => {
      const { tasks, ends } = manager();
      const task = await tasks.spawnTask('twice', 'echo ready; exec sleep 600', project);
      await soon(() => task.outputLines).toEqual(['ready']);
      const answers = [{}, { now: true }, {}].map((options) => tasks.cancelTask(task.id, options));
      await expect(Promise.all(answers)).resolves.toEqual([true, true, true]);
      await expectOneEnd(tasks, ends, task, true);
    });
  });
});

/** As proc_pid_stat(5) has it: T is stopped. */
function stateOf(task: Task): string | undefined {
  return readFileSync(`/proc/${task.process?.pid}/stat`, 'latin1').split(') ')[1]?.charAt(0);
}
