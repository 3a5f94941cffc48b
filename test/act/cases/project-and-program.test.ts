import { closeSync, existsSync, openSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandAgent } from '../../../src/act/agents/command-agent.ts';
import { findProgram } from '../../../src/act/agents/find-program.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';
import { soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';

describe('while an agent works', () => {
  let workshop: Workshop;
  let project: string;
  let go: string;
  beforeEach(async () => {
    workshop = await Workshop.open();
    project = await workshop.project();
    go = workshop.path('go');
  });
  afterEach(() => workshop.close());

  const untilGo = () => `until [ -e ${go} ]; do sleep 0.02; done`;

  describe('its project', () => {
    async function working(script: string) {
      const tasks = workshop.manager({ agents: shellAgents(), defaultAgent: 'sh' });
      const task = await tasks.spawnTask('work', `echo begun; ${untilGo()}; ${script}`, project);
      await soon(() => task.outputLines).toEqual(['begun']);
      return { tasks, task };
    }

    it('is renamed: it works on in the same folder, which stays taken, and the old name is another project', async () => {
      const { tasks, task } = await working('echo done > result; ls');
      const moved = workshop.path('moved');
      await rename(project, moved);
      await expect(tasks.spawnTask('same', 'exit 0', moved)).rejects.toMatchObject({ code: 'project_busy' });
      await mkdir(project);
      const other = await tasks.spawnTask('other', 'ls', project);
      await other.done;
      await writeFile(go, '');
      await expect(task.done).resolves.toMatchObject({ status: 'completed' });
      expect(task.outputLines).toEqual(['begun', 'result']);
      await expect(readdir(moved)).resolves.toEqual(['result']);
      await expect((await tasks.spawnTask('next', 'exit 0', moved)).done).resolves.toMatchObject({
        status: 'completed',
      });
    });

    it('is renamed and nothing has its name: that is noted, and the folder is not made anew', async () => {
      const { task } = await working('exit 0');
      await rename(project, workshop.path('moved'));
      await writeFile(go, '');
      await expect(task.done).resolves.toMatchObject({ status: 'completed' });
      expect(task.notes).toEqual([expect.stringContaining(`the project's folder ${project} is not there any more.`)]);
      expect(existsSync(project)).toBe(false);
    });

    it('is removed, with itself in it: it ends as it ends', async () => {
      const { tasks, task } = await working('echo still here; exit 3');
      await rm(project, { recursive: true });
      await writeFile(go, '');
      await expect(task.done).resolves.toMatchObject({ status: 'failed', returnCode: 3 });
      expect(tasks.getTaskOutput(task.id)).toBe('begun\nstill here');
      expect(existsSync(project)).toBe(false);
      await expect(tasks.spawnTask('next', 'exit 0', project)).rejects.toMatchObject({ code: 'project_missing' });
    });

    it('gets a link in the place of its output folder: that is noted', async () => {
      const { task } = await working('exit 0');
      await symlink('/nowhere', `${project}/.claude-tasks`);
      await writeFile(go, '');
      await expect(task.done).resolves.toMatchObject({ status: 'completed' });
      expect(task.notes).toEqual([expect.stringMatching(/^Its output file could not be written: /)]);
    });
  });

  describe('its program', () => {
    let program: string;
    beforeEach(() => {
      program = workshop.path('agent');
    });

    function manager() {
      const agent = new CommandAgent('own', { command: [program, '{prompt}'], format: 'text' }, { env: process.env });
      return workshop.manager({ agents: new Map([['own', agent]]), defaultAgent: 'own' });
    }

    async function install(text: string): Promise<void> {
      await writeFile(`${program}.new`, `#!/bin/sh\n${text}\n`);
      await chmod(`${program}.new`, 0o755);
      await rename(`${program}.new`, program);
    }

    it('is replaced, as an update does it: the old one works on, the next task has the new one', async () => {
      await install(`echo old; ${untilGo()}; echo old still`);
      const tasks = manager();
      const task = await tasks.spawnTask('old', '', project);
      await soon(() => task.outputLines).toEqual(['old']);
      await install('echo new');
      await writeFile(go, '');
      await task.done;
      expect(task.outputLines).toEqual(['old', 'old still']);
      const next = await tasks.spawnTask('new', '', project);
      await next.done;
      expect(next.outputLines).toEqual(['new']);
    });

    it('is removed: it works on and can be cancelled, the next task says that there is none', async () => {
      await install('echo begun; exec sleep 600');
      const tasks = manager();
      const task = await tasks.spawnTask('old', '', project);
      await soon(() => task.outputLines).toEqual(['begun']);
      await rm(program);
      await expect(tasks.cancelTask(task.id)).resolves.toBe(true);
      const next = await tasks.spawnTask('next', '', project);
      await expect(next.done).resolves.toMatchObject({
        status: 'failed',
        reason: expect.stringContaining(`There is no program ${program}.`),
      });
    });

    it('is just being written: the next task says so, and the one after that runs', async () => {
      const sh = findProgram('true', process.env['PATH']);
      await copyFile(sh.type === 'found' ? sh.path : '/bin/true', program);
      const tasks = manager();
      const writing = openSync(program, 'r+');
      const task = await tasks.spawnTask('early', '', project);
      await expect(task.done).resolves.toMatchObject({
        status: 'failed',
        cause: 'notStarted',
        reason: expect.stringContaining(`${program} is being written just now, perhaps by an update.`),
      });
      closeSync(writing);
      await expect((await tasks.spawnTask('next', '', project)).done).resolves.toMatchObject({ status: 'completed' });
    });
  });
});
