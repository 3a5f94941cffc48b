import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandAgent } from '../../../src/act/agents/command-agent.ts';
import { readProcess } from '../../../src/act/containment/process-table.ts';
import { outputFileOf } from '../../../src/act/output/output-file.ts';
import { CLAUDE } from '../../../src/core/agent-settings.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';
import { soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';
import { processesIn } from './processes-in.ts';

describe('what the first original promised besides its tests', () => {
  let workshop: Workshop;
  let project: string;
  beforeEach(async () => {
    workshop = await Workshop.open();
    project = await workshop.project();
  });
  afterEach(() => workshop.close());

  const manager = (stateDir?: string) => workshop.manager({ agents: shellAgents(), defaultAgent: 'sh', stateDir });

  it('no id comes twice, whatever was refused, cleaned up or failed, over several restarts', async () => {
    const ids: number[] = [];
    const stateDir = workshop.path('state');
    for (let life = 0; life < 3; life += 1) {
      const tasks = manager(stateDir);
      for (const script of ['exit 0', 'exit 1']) {
        const task = await tasks.spawnTask('one', script, project);
        await expect(tasks.spawnTask('two', 'exit 0', project)).rejects.toMatchObject({ code: 'project_busy' });
        await task.done;
        expect(tasks.cleanupTask(task.id)).toBe(true);
        ids.push(task.id);
      }
      await tasks.stop();
    }
    expect(ids).toEqual([1, 2, 3, 4, 5, 6]);
    expect(existsSync(outputFileOf({ id: 1, projectDir: project }))).toBe(true);
  });

  it('an agent leads a session of its own, and Claude is called as the original called it', async () => {
    const task = await manager().spawnTask('work', 'exec sleep 600', project);
    await soon(() => task.process?.pid).toBeGreaterThan(0);
    const { pid = 0 } = task.process ?? {};
    expect(readProcess(pid)).toMatchObject({ group: pid, session: pid });
    const order = { taskId: 1, prompt: 'mend it', projectDir: project, marker: 'm' };
    const { file, args } = new CommandAgent('claude', CLAUDE, { env: {} }).invocation(order);
    expect([file, args[0], args.at(-1)]).toEqual(['claude', '-p', 'mend it']);
    expect(args.join(' ')).toContain('--no-session-persistence --permission-mode bypassPermissions');
    expect(args).not.toContain('-c');
    expect(args).not.toContain('--continue');
  });

  it('handlers are called in their order, each after the one before is done, one that fails harms nobody', async () => {
    const tasks = manager();
    const called: string[] = [];
    tasks.on('outputLine', async (_, line) => {
      await sleep(10);
      called.push(`slow ${line}`);
    });
    const unsubscribe = tasks.on('outputLine', () => called.push('never'));
    unsubscribe();
    tasks.on('outputLine', async (_, line) => {
      called.push(`faulty ${line}`);
      throw new Error('a faulty handler');
    });
    tasks.on('outputLine', (_, line) => called.push(`last ${line}`));
    tasks.on('taskComplete', async () => {
      await sleep(10);
      called.push('end');
    });
    tasks.on('taskComplete', () => called.push('end, last'));
    await (await tasks.spawnTask('talk', 'echo a; echo; printf b', project)).done;
    const lines = ['a', '', 'b'].flatMap((line) => [`slow ${line}`, `faulty ${line}`, `last ${line}`]);
    expect(called).toEqual([...lines, 'end', 'end, last']);
    expect(workshop.warnings).toEqual(Array(3).fill('a handler of outputLine failed'));
  });

  it('a handler that never comes back does not hold up the stop of the manager', async () => {
    const stateDir = workshop.path('state');
    const tasks = workshop.manager({
      agents: shellAgents(),
      defaultAgent: 'sh',
      stateDir,
      settings: { cancelGrace: 100 },
    });
    const called = Promise.withResolvers<void>();
    tasks.on('outputLine', () => {
      called.resolve();
      return new Promise(() => {});
    });
    const task = await tasks.spawnTask('talk', 'echo a; exec sleep 600', project);
    await called.promise;
    await tasks.stop();
    const after = manager(stateDir);
    await after.start();
    await expect(after.cancelTask(task.id)).resolves.toBe(true);
  });

  it('tasks are found by a part of their name, live ones first, and listed by age', async () => {
    const tasks = manager();
    const ended = await tasks.spawnTask('fix the login', 'exit 0', project);
    await ended.done;
    const live = await tasks.spawnTask('Login tests', 'exec sleep 600', project);
    const other = await tasks.spawnTask('logout', 'exec sleep 600', await workshop.project('web'));
    expect(tasks.getAllTasks()).toEqual([other, live, ended]);
    expect(tasks.getRunningTasks()).toEqual([live, other]);
    expect(tasks.findTaskByName(' LOGIN ')).toBe(live);
    expect(tasks.findTaskByName('the login')).toBe(ended);
    expect(tasks.findTaskByName('log')).toBeUndefined();
    expect(tasks.findTaskByName('release')).toBeUndefined();
  });

  it('a task that has ended leaves no job and no process, only its record', async () => {
    const tasks = manager();
    for (const script of ['echo ok', 'exit 3', 'kill -9 $$', 'sleep 600 &']) {
      const task = await tasks.spawnTask('work', script, project);
      await task.done;
      expect(tasks.getRunningTasks()).toEqual([]);
    }
    await soon(() => tasks.jobs.active()).toEqual([]);
    expect(processesIn(workshop.dir)).toEqual([]);
    expect(tasks.getAllTasks()).toHaveLength(4);
  });

  it('a tool that holds the output open does not hold up the end of its agent', async () => {
    const tasks = manager();
    const task = await tasks.spawnTask('leave', 'setsid sleep 600 & echo ended', project);
    await soon(() => task.process?.exitCode).toBe(0);
    const over = performance.now();
    await task.done;
    expect(performance.now() - over).toBeLessThan(1_000);
    expect(task).toMatchObject({ status: 'completed', outputLines: ['ended'], leftovers: ['sleep'] });
  });
});
