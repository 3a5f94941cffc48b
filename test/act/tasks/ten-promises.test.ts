import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { taskManager } from '../../../src/act/tasks/one-task-manager.ts';
import { isRunning, soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';

describe('the ten tests of the first original', () => {
  let workshop: Workshop;
  beforeEach(async () => {
    workshop = await Workshop.open();
  });
  afterEach(() => workshop.close());

  it('spawn_and_complete', async () => {
    const project = await workshop.project();
    const task = await workshop.manager().spawnTask('greet', 'print hello', project);
    expect(task).toMatchObject({ id: 1, name: 'greet', prompt: 'print hello', projectDir: project, status: 'pending' });
    await expect(task.done).resolves.toEqual({ status: 'completed', returnCode: 0, reason: undefined });
    expect(task).toMatchObject({ status: 'completed', returnCode: 0, outputLines: ['hello'] });
    expect(task.createdAt).toBeLessThanOrEqual(task.startedAt ?? 0);
    expect(task.startedAt).toBeLessThanOrEqual(task.completedAt ?? 0);
    expect(isRunning(task.process?.pid ?? 0)).toBe(false);
  });

  it('singleton', () => {
    expect(taskManager()).toBe(taskManager());
  });

  it('one_per_project', async () => {
    const manager = workshop.manager();
    const project = await workshop.project();
    await symlink(project, workshop.path('link'));
    const first = await manager.spawnTask('first one', 'hang', project);
    await expect(manager.spawnTask('second', 'hang', workshop.path('link'))).rejects.toMatchObject({
      code: 'project_busy',
      message: expect.stringMatching(/1 \(first one\) is already running/),
    });
    const other = await manager.spawnTask('other', 'print beside', await workshop.project('web'));
    await other.done;
    expect(first.status).toBe('running');
    await manager.cancelTask(first.id);
    const again = await manager.spawnTask('again', 'exit 0', project);
    await expect(again.done).resolves.toMatchObject({ status: 'completed' });
  });

  it('cancel_task', async () => {
    const manager = workshop.manager();
    const ended: string[] = [];
    manager.on('taskComplete', () => ended.push('complete'));
    manager.on('taskFailed', () => ended.push('failed'));
    const task = await manager.spawnTask('long', 'print begun; hang', await workshop.project());
    await soon(() => task.outputLines).toEqual(['begun']);
    const pid = task.process?.pid ?? 0;
    await expect(manager.cancelTask(task.id)).resolves.toBe(true);
    expect(isRunning(pid)).toBe(false);
    expect(task).toMatchObject({ status: 'cancelled', outputLines: ['begun'] });
    expect(ended).toEqual([]);
    await expect(manager.cancelTask(task.id)).resolves.toBe(false);
    await expect(manager.cancelTask(99)).resolves.toBe(false);
  });

  it('callbacks', async () => {
    const manager = workshop.manager();
    const called: string[] = [];
    manager.on('taskComplete', async (task) => {
      await Promise.resolve();
      called.push(`first ${task.name}`);
    });
    manager.on('taskComplete', () => {
      throw new Error('a faulty handler');
    });
    manager.on('taskComplete', (task) => called.push(`third ${task.status}`));
    manager.on('taskFailed', (task) => called.push(`failed ${task.returnCode}`));
    await (await manager.spawnTask('good', 'exit 0', await workshop.project())).done;
    await (await manager.spawnTask('bad', 'exit 3', await workshop.project())).done;
    expect(called).toEqual(['first good', 'third completed', 'failed 3']);
    expect(() => Reflect.apply(manager.on, manager, ['nonsense', () => {}])).toThrow(/no event "nonsense"/);
    expect(workshop.warnings).toEqual(['a handler of taskComplete failed']);
  });

  it('output_streaming', async () => {
    const manager = workshop.manager();
    const go = workshop.path('go');
    const lines: string[] = [];
    manager.on('outputLine', (task, line) => lines.push(`${task.name}: ${line}`));
    const task = await manager.spawnTask(
      'talk',
      `print one; error two; wait-for ${go}; print three`,
      await workshop.project(),
    );
    await soon(() => lines).toEqual(['talk: one', 'talk: two']);
    expect(task.status).toBe('running');
    await (await manager.spawnTask('go', `touch ${go}`, await workshop.project('web'))).done;
    await task.done;
    expect(lines).toEqual(['talk: one', 'talk: two', 'talk: three']);
  });

  it('query_methods', async () => {
    const manager = workshop.manager();
    const first = await manager.spawnTask('Refactor Auth', 'print a; print b', await workshop.project());
    await first.done;
    const second = await manager.spawnTask('tests', 'hang', await workshop.project('web'));
    expect(manager.getTask(1)).toBe(first);
    expect(manager.getTask(7)).toBeUndefined();
    expect(manager.findTaskByName('refactor AUTH')).toBe(first);
    expect(manager.getRunningTasks()).toEqual([second]);
    expect(manager.getAllTasks()).toEqual([second, first]);
    expect(manager.getTaskOutput(1)).toBe('a\nb');
    expect(manager.getTaskOutput(7)).toBeUndefined();
  });

  it('cleanup', async () => {
    const manager = workshop.manager();
    const done = await manager.spawnTask('done', 'exit 0', await workshop.project());
    await done.done;
    const live = await manager.spawnTask('live', 'hang', await workshop.project('web'));
    expect(manager.cleanupTask(done.id)).toBe(true);
    expect(manager.cleanupTask(done.id)).toBe(false);
    expect(manager.cleanupTask(live.id)).toBe(false);
    expect(manager.cleanupTask(99)).toBe(false);
    expect(manager.getAllTasks()).toEqual([live]);
  });

  it('output_persistence', async () => {
    const project = await workshop.project();
    const task = await workshop.manager().spawnTask('keep it', 'print kept; error too', project);
    await task.done;
    const text = await readFile(join(project, '.claude-tasks', 'task-1-output.md'), 'utf8');
    expect(text).toContain('# Task 1: keep it');
    for (const fact of ['**Status:** completed', `**Project:** ${project}`, '**Created:** 2', '**Started:** 2']) {
      expect(text).toContain(fact);
    }
    expect(text).toMatch(/\*\*Duration:\*\* [\d.]+ s/);
    expect(text).toContain('**Exit code:** 0');
    expect(text).toMatch(/\n```\nkept\ntoo\n```\n$/);
  });

  it('failed_task', async () => {
    const manager = workshop.manager();
    const task = await manager.spawnTask('broken', 'print tried; error no luck; exit 42', await workshop.project());
    await task.done;
    expect(task).toMatchObject({ status: 'failed', returnCode: 42, outputLines: ['tried', 'no luck'] });
    expect(task.reason).toBe('It ended with exit code 42: no luck');
  });
});
