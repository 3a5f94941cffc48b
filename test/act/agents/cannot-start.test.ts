import { rmSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandAgent } from '../../../src/act/agents/command-agent.ts';
import { outputFileOf } from '../../../src/act/output/output-file.ts';
import { Workshop } from '../workshop.ts';

describe('a program that cannot start', () => {
  let workshop: Workshop;
  let project: string;
  beforeEach(async () => {
    workshop = await Workshop.open();
    project = await workshop.project();
  });
  afterEach(() => workshop.close());

  async function attempt(command: readonly string[], prompt = 'work') {
    const agent = new CommandAgent('broken', { command, format: 'text' }, { env: { PATH: workshop.path('bin') } });
    const manager = workshop.manager({ agents: new Map([['broken', agent]]), defaultAgent: 'broken' });
    const failed: string[] = [];
    manager.on('taskFailed', (task) => failed.push(task.name));
    const task = await manager.spawnTask('try', prompt, project);
    await task.done;
    expect(failed).toEqual(['try']);
    expect(task).toMatchObject({
      status: 'failed',
      cause: 'notStarted',
      returnCode: undefined,
      startedAt: undefined,
      process: undefined,
    });
    expect(task.outputLines.at(-1)).toBe(task.reason);
    return task;
  }

  async function script(name: string, text: string, mode: number): Promise<string> {
    await mkdir(workshop.path('bin'), { recursive: true });
    const path = workshop.path(`bin/${name}`);
    await writeFile(path, text);
    await chmod(path, mode);
    return path;
  }

  it('is missing', async () => {
    expect((await attempt(['no-such-agent', '{prompt}'])).reason).toMatch(
      /^The program "no-such-agent" is not on the PATH\. Install it, /,
    );
    expect((await attempt(['/no/such', '{prompt}'])).reason).toMatch(/^There is no program \/no\/such\. Install it, /);
  });

  it('is not executable', async () => {
    const path = await script('agent', '#!/bin/sh\n', 0o644);
    expect((await attempt([path])).reason).toBe(`${path} is not executable. Make it so: chmod +x ${path}`);
    expect((await attempt(['agent'])).reason).toBe(`${path} is not executable. Make it so: chmod +x ${path}`);
  });

  it('names an interpreter that is missing', async () => {
    const path = await script('agent', '#!/no/such/interpreter\n', 0o755);
    expect((await attempt([path])).reason).toBe(
      `The interpreter that ${path} names in its first line is not installed. Install it: head -n 1 ${path}`,
    );
  });

  it('has a prompt that no command line can carry', async () => {
    const path = await script('agent', '#!/bin/sh\n', 0o755);
    expect((await attempt([path, '{prompt}'], 'a\0b')).reason).toMatch(/NUL/);
    expect((await attempt([path, '{prompt}'], 'x'.repeat(200_000))).reason).toMatch(/too long/);
  });

  it('has its reason in the output file too, and leaves the project free', async () => {
    const task = await attempt(['no-such-agent']);
    expect(await readFile(outputFileOf(task), 'utf8')).toMatch(
      /Exit code:\*\* none[\s\S]*not on the PATH\. Install it, .*\n```/,
    );
  });

  it('is looked for below a file', async () => {
    const path = await script('agent', '#!/bin/sh\n', 0o755);
    expect((await attempt([`${path}/inner`])).reason).toMatch(/a part of its path is no folder/);
  });

  it('works in a folder that was removed meanwhile', async () => {
    const path = await script('agent', '#!/bin/sh\n', 0o755);
    const agent = new CommandAgent('broken', { command: [path], format: 'text' }, { env: {} });
    const invocation = agent.invocation.bind(agent);
    agent.invocation = (order) => {
      rmSync(project, { recursive: true });
      return invocation(order);
    };
    const manager = workshop.manager({ agents: new Map([['broken', agent]]), defaultAgent: 'broken' });
    const task = await manager.spawnTask('try', 'work', project);
    await expect(task.done).resolves.toMatchObject({
      status: 'failed',
      cause: 'notStarted',
      reason: `The project's folder ${project} is not there any more. Put it back, or name another project.`,
    });
  });

  it('a project that is not there is refused before', async () => {
    const manager = workshop.manager();
    await expect(manager.spawnTask('x', 'x', workshop.path('nowhere'))).rejects.toMatchObject({
      code: 'project_missing',
    });
    await expect(manager.spawnTask('x', 'x', project, { agent: 'nobody' })).rejects.toMatchObject({
      code: 'agent_missing',
      hint: expect.stringContaining('scripted'),
    });
  });

  it.each(['-rf', 'it\'s $(touch x) `y` "z"', 'two\nlines', 'a $& b $1 {prompt}', 'ünïcödé 🦊'])(
    'while a prompt like %j arrives byte for byte',
    async (prompt) => {
      const path = await script('agent', '#!/bin/sh\nprintf "[%s]" "$1"\n', 0o755);
      const agent = new CommandAgent('echo', { command: [path, '{prompt}'], format: 'text' }, { env: {} });
      const manager = workshop.manager({ agents: new Map([['echo', agent]]), defaultAgent: 'echo' });
      const task = await manager.spawnTask('echo', prompt, project);
      await expect(task.done).resolves.toMatchObject({ status: 'completed' });
      expect(manager.getTaskOutput(task.id)).toBe(`[${prompt}]`);
    },
  );
});
