import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CommandAgent, compileTemplates, JobRegistry, TaskManager, taskManager, WilcoError } from '../../src/index.ts';

it('a program can run a task with nothing but the package', async () => {
  const project = await mkdtemp(join(tmpdir(), 'wilco-index-'));
  const agent = new CommandAgent('shell', { command: ['/bin/echo', '{prompt}'], format: 'text' }, { env: process.env });
  const manager = new TaskManager({
    agents: new Map([['shell', agent]]),
    defaultAgent: 'shell',
    jobs: new JobRegistry(),
  });
  try {
    const task = await manager.spawnTask('greet', 'hello', project);
    await expect(task.done).resolves.toMatchObject({ status: 'completed' });
    expect(manager.getTaskOutput(task.id)).toBe('hello');
    await expect(manager.spawnTask('x', 'x', join(project, 'no'))).rejects.toBeInstanceOf(WilcoError);
  } finally {
    await manager.stop();
    await rm(project, { recursive: true });
  }
  expect(taskManager()).toBeInstanceOf(TaskManager);
  expect(compileTemplates).toBeTypeOf('function');
});
