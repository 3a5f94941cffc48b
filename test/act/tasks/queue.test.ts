import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bootId } from '../../../src/act/containment/process-identity.ts';
import { outputFileOf } from '../../../src/act/output/output-file.ts';
import { factsOf } from '../../../src/act/tasks/facts-of.ts';
import { newTask } from '../../../src/act/tasks/new-task.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';
import { soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';

describe('a task that must wait', () => {
  let workshop: Workshop;
  let project: string;
  let go: string;
  beforeEach(async () => {
    workshop = await Workshop.open();
    project = await workshop.project();
    go = workshop.path('go');
  });
  afterEach(() => workshop.close());

  const until = (file: string) => `until [ -e ${file} ]; do sleep 0.01; done`;
  const manager = (stateDir?: string, atOnce?: number) =>
    workshop.manager({ agents: shellAgents(), defaultAgent: 'sh', stateDir, settings: { atOnce } });

  it('is queued behind the task of its project, and begins when that has ended', async () => {
    const tasks = manager();
    const order: number[] = [];
    tasks.on('taskStarted', (task) => order.push(task.id));
    const first = await tasks.spawnTask('first', until(go), project);
    const second = await tasks.spawnTask('second', 'echo 2', project, { queue: true });
    const third = await tasks.spawnTask('third', 'echo 3', project, { queue: true });
    await tasks.begun(first.id);
    expect([second, third]).toMatchObject([
      { status: 'pending', waitsFor: 'project', startedAt: undefined },
      { status: 'pending', waitsFor: 'project' },
    ]);
    await writeFile(go, '');
    await third.done;
    expect([first.status, second.status, third.status]).toEqual(['completed', 'completed', 'completed']);
    expect(order).toEqual([1, 2, 3]);
    expect(second.waitsFor).toBeUndefined();
    expect(second.startedAt).toBeGreaterThanOrEqual(first.completedAt ?? 0);
  });

  it('is refused all the same when nobody said that it may wait', async () => {
    const tasks = manager();
    await tasks.spawnTask('first', until(go), project);
    await tasks.spawnTask('second', 'echo 2', project, { queue: true });
    await expect(tasks.spawnTask('third', 'echo 3', project)).rejects.toMatchObject({ code: 'project_busy' });
    expect(tasks.getAllTasks()).toHaveLength(2);
  });

  it('is cancelled without ever having begun, and has its output file', async () => {
    const tasks = manager();
    const ended: number[] = [];
    tasks.on('taskCancelled', (task) => ended.push(task.id));
    await tasks.spawnTask('first', until(go), project);
    const second = await tasks.spawnTask('second', `touch ${workshop.path('ran')}`, project, { queue: true });
    await expect(tasks.cancelTask(second.id)).resolves.toBe(true);
    expect(second).toMatchObject({ status: 'cancelled', cause: 'cancelled', startedAt: undefined });
    expect(ended).toEqual([second.id]);
    await expect(stat(outputFileOf(second))).resolves.toBeDefined();
    await writeFile(go, '');
    await expect(tasks.cancelTask(second.id)).resolves.toBe(false);
  });

  it('waits for one of all running tasks to end where no more may run at once', async () => {
    const tasks = manager(undefined, 1);
    const first = await tasks.spawnTask('first', until(go), project);
    const second = await tasks.spawnTask('second', 'exit 0', await workshop.project('web'));
    expect(second).toMatchObject({ status: 'pending', waitsFor: 'slot' });
    await writeFile(go, '');
    await expect(Promise.all([first.done, second.done])).resolves.toMatchObject([
      { status: 'completed' },
      { status: 'completed' },
    ]);
  });

  it('keeps its turn over a restart', async () => {
    const stateDir = workshop.path('state');
    const before = manager(stateDir);
    await before.spawnTask('first', until(go), project);
    await before.spawnTask('second', 'echo 2', project, { queue: true });
    await before.begun(1);
    await before.stop();
    const after = manager(stateDir);
    await after.start();
    const [first, second] = [after.getTask(1), after.getTask(2)];
    await soon(() => second?.waitsFor).toBe('project');
    expect(first?.status).toBe('running');
    await writeFile(go, '');
    await expect(second?.done).resolves.toMatchObject({ status: 'completed' });
    expect(second?.outputLines).toEqual(['2']);
  });

  /** A state folder in which a task was written down, and nothing after that. */
  async function orderedOnly(orderedIn: string): Promise<string> {
    const stateDir = workshop.path('state');
    await mkdir(stateDir, { recursive: true });
    const facts = newTask(7, { name: 'late', prompt: 'echo begun', projectDir: project, agent: 'sh' });
    const event = { v: 1, type: 'created', at: Date.now(), task: factsOf(facts), marker: 'm-7', bootId: orderedIn };
    await writeFile(join(stateDir, 'journal.jsonl'), `${JSON.stringify(event)}\n`);
    return stateDir;
  }

  it('that was ordered and not begun when Wilco died begins with the next start', async () => {
    const tasks = manager(await orderedOnly(bootId()));
    await tasks.start();
    const task = tasks.getTask(7);
    await expect(task?.done).resolves.toMatchObject({ status: 'completed' });
    expect(task?.outputLines).toEqual(['begun']);
    expect((await tasks.spawnTask('next', 'exit 0', project)).id).toBe(8);
  });

  it('that was ordered before the machine was started again is lost, and says so', async () => {
    const tasks = manager(await orderedOnly('another-life'));
    await tasks.start();
    const task = tasks.getTask(7);
    await expect(task?.done).resolves.toMatchObject({ status: 'failed', cause: 'lost' });
    expect(task?.reason).toBe('The machine was restarted before it could begin.');
  });

  it('has the same project under a new name of its folder', async () => {
    const tasks = manager();
    await tasks.begun((await tasks.spawnTask('first', until(go), project)).id);
    const renamed = workshop.path('renamed');
    await rename(project, renamed);
    await expect(tasks.spawnTask('second', 'exit 0', renamed)).rejects.toMatchObject({ code: 'project_busy' });
    await mkdir(project);
    await expect(tasks.spawnTask('third', 'exit 0', project)).resolves.toMatchObject({ name: 'third' });
  });
});
