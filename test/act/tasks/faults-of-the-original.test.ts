import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outputFileOf } from '../../../src/act/output/output-file.ts';
import { scriptedAgents } from '../../fixtures/agents/scripted-agents.ts';
import { isRunning, pidFrom, soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';

describe('the faults of the originals, each mended', () => {
  let workshop: Workshop;
  let project: string;
  beforeEach(async () => {
    workshop = await Workshop.open();
    project = await workshop.project();
  });
  afterEach(() => workshop.close());

  it('of two spawns in one tick for one directory the second is refused', async () => {
    const manager = workshop.manager();
    const [first, second] = await Promise.allSettled([
      manager.spawnTask('one', 'hang', project),
      manager.spawnTask('two', 'hang', project),
    ]);
    expect(first).toMatchObject({ status: 'fulfilled', value: { name: 'one' } });
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'project_busy' } });
    expect(manager.getAllTasks()).toHaveLength(1);
  });

  it('a pending task can be cancelled, in the tick of its start', async () => {
    const manager = workshop.manager();
    const marker = workshop.path('ran');
    const task = await manager.spawnTask('early', `touch ${marker}; hang`, project);
    expect(task.status).toBe('pending');
    await expect(manager.cancelTask(task.id)).resolves.toBe(true);
    expect(task.status).toBe('cancelled');
    expect(manager.jobs.active()).toEqual([]);
  });

  it('a pending task cannot be cleaned up', async () => {
    const manager = workshop.manager();
    const task = await manager.spawnTask('early', 'hang', project);
    expect(task.status).toBe('pending');
    expect(manager.cleanupTask(task.id)).toBe(false);
  });

  it('a line of 3 MB ends nothing, hangs nothing, and is complete in the output file', async () => {
    const manager = workshop.manager();
    const task = await manager.spawnTask('wide', 'flood 3; print ; print after', project);
    await expect(task.done).resolves.toMatchObject({ status: 'completed' });
    expect(task.outputLines[0]).toMatch(/^x{65536} … \[line of 3145728 bytes, cut here\]$/);
    expect(task.outputLines.at(-1)).toBe('after');
    expect(readFileSync(outputFileOf(task), 'utf8')).toContain('x'.repeat(3 * 1024 * 1024));
  });

  it('when a handler runs, the output file exists and the status is final; until then neither', async () => {
    const manager = workshop.manager();
    const seen: unknown[] = [];
    manager.on('outputLine', (task) => seen.push([task.status, existsSync(outputFileOf(task))]));
    manager.on('taskComplete', (task) => seen.push([task.status, existsSync(outputFileOf(task))]));
    await (await manager.spawnTask('order', 'print last', project)).done;
    expect(seen).toEqual([
      ['running', false],
      ['completed', true],
    ]);
  });

  it('a handler may start the next task in the same project', async () => {
    const manager = workshop.manager();
    const next = Promise.withResolvers<string>();
    manager.on('taskComplete', (task) => {
      if (task.id === 1)
        manager.spawnTask('next', 'exit 0', project).then((two) => next.resolve(two.name), next.reject);
    });
    await manager.spawnTask('first', 'exit 0', project);
    await expect(next.promise).resolves.toBe('next');
  });

  it('a cancelled and a failed task have their output file too', async () => {
    const manager = workshop.manager();
    const cancelled = await manager.spawnTask('cut', 'print partial; hang', project);
    await soon(() => cancelled.outputLines).toEqual(['partial']);
    await manager.cancelTask(cancelled.id);
    const failed = await manager.spawnTask('bad', 'print tried; exit 1', project);
    await failed.done;
    expect(readFileSync(outputFileOf(cancelled), 'utf8')).toMatch(/Status:\*\* cancelled[\s\S]*\npartial\n/);
    expect(readFileSync(outputFileOf(failed), 'utf8')).toMatch(/Status:\*\* failed[\s\S]*\ntried\n/);
  });

  it('the file holds every line, the ring the last 1,000', async () => {
    const manager = workshop.manager();
    let told = 0;
    manager.on('outputLine', () => {
      told += 1;
    });
    const task = await manager.spawnTask('long', 'lines 2500', project);
    await task.done;
    expect(told).toBe(2500);
    expect(task.outputLines).toHaveLength(1000);
    expect([task.outputLines[0], task.outputLines.at(-1)]).toEqual(['line 1501', 'line 2500']);
    expect(readFileSync(outputFileOf(task), 'utf8')).toContain('\nline 1\nline 2\n');
  });

  it('a fence in the output does not break the fence around it', async () => {
    const task = await workshop.manager().spawnTask('fence', 'print ```ts; print ````; print text', project);
    await task.done;
    expect(readFileSync(outputFileOf(task), 'utf8')).toMatch(/\n`````\n```ts\n````\ntext\n`````\n$/);
  });

  it('ids go on after a restart, and no file is overwritten', async () => {
    const stateDir = workshop.path('state');
    const first = workshop.manager({ stateDir });
    const one = await first.spawnTask('one', 'print first', project);
    await one.done;
    first.cleanupTask(one.id);
    await first.stop();
    const two = await workshop.manager({ stateDir }).spawnTask('two', 'print second', project);
    await two.done;
    expect(two.id).toBe(2);
    expect(readFileSync(outputFileOf(one), 'utf8')).toContain('first');
  });

  it('git does not see the folder with the output', async () => {
    execFileSync('git', ['init', '--quiet', project]);
    await (await workshop.manager().spawnTask('ignored', 'exit 0', project)).done;
    expect(existsSync(join(project, '.claude-tasks'))).toBe(true);
    expect(execFileSync('git', ['-C', project, 'status', '--porcelain'], { encoding: 'utf8' })).toBe('');
  });

  it('an agent gets nothing of an outer Claude session, no stdin, and its project as directory', async () => {
    const env = { ...process.env, CLAUDECODE: '1', CLAUDE_CODE_ENTRYPOINT: 'cli', CLAUDE_CODE_USE_BEDROCK: '1' };
    const manager = workshop.manager({ agents: scriptedAgents(env) });
    const variables = ['CLAUDECODE', 'CLAUDE_CODE_ENTRYPOINT', 'CLAUDE_CODE_USE_BEDROCK'];
    const steps = variables.map((name) => `show-env ${name}`).join('; ');
    const task = await manager.spawnTask('env', `${steps}; show-stdin; show-cwd`, project);
    await task.done;
    expect(task.outputLines).toEqual([
      'CLAUDECODE=(unset)',
      'CLAUDE_CODE_ENTRYPOINT=(unset)',
      'CLAUDE_CODE_USE_BEDROCK=1',
      'stdin: ""',
      project,
    ]);
  });

  it('a grandchild that holds stdout does not keep the task running', async () => {
    const pidFile = workshop.path('pid');
    const task = await workshop.manager().spawnTask('leave', `print done; background ${pidFile}; exit 0`, project);
    await expect(task.done).resolves.toMatchObject({ status: 'completed' });
    expect(task.leftovers).toEqual(['sleep']);
    expect(isRunning(await pidFrom(pidFile))).toBe(false);
  });

  it('after a cancel no grandchild that ignores SIGTERM is alive', async () => {
    const manager = workshop.manager({ settings: { cancelGrace: 200 } });
    const pidFile = workshop.path('pid');
    const task = await manager.spawnTask(
      'stubborn',
      `stubborn-background ${pidFile}; wait-for ${pidFile}.ready; hang`,
      project,
    );
    await soon(() => existsSync(`${pidFile}.ready`)).toBe(true);
    await expect(manager.cancelTask(task.id)).resolves.toBe(true);
    expect(isRunning(await pidFrom(pidFile))).toBe(false);
  });

  it('an empty name finds nothing, and an ambiguous one nobody', async () => {
    const manager = workshop.manager();
    const first = await manager.spawnTask('fix login', 'exit 0', project);
    await first.done;
    const second = await manager.spawnTask('fix logout', 'exit 0', project);
    await second.done;
    expect(manager.findTaskByName('')).toBeUndefined();
    expect(manager.findTaskByName('fix')).toBeUndefined();
    expect(manager.findTaskByName('logout')).toBe(second);
    const live = await manager.spawnTask('Fix Login', 'hang', project);
    expect(manager.findTaskByName('fix login')).toBe(live);
  });
});
