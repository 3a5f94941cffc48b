import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProcess } from '../../../src/act/containment/process-table.ts';
import { FileJournal } from '../../../src/act/journal/file-journal.ts';
import { replayTasks } from '../../../src/act/journal/replay-tasks.ts';
import { outputFileOf } from '../../../src/act/output/output-file.ts';
import type { Task } from '../../../src/core/task.ts';
import { isRunning, pidFrom, soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';

const PROGRAM = fileURLToPath(new URL('../../fixtures/agents/embedding-program.ts', import.meta.url));

describe('after kill -9 of the program that started a task', () => {
  let workshop: Workshop;
  let project: string;
  let stateDir: string;
  const programs: ChildProcess[] = [];
  const agents: number[] = [];
  beforeEach(async () => {
    workshop = await Workshop.open();
    project = await workshop.project();
    stateDir = workshop.path('state');
  });
  afterEach(async () => {
    for (const program of programs.splice(0)) program.kill('SIGKILL');
    for (const pid of agents.splice(0)) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
    await workshop.close();
  });

  /** Gives the agent's process id, once the program that started it is dead. */
  async function startAndKill(prompt: string, agent = 'claude'): Promise<number> {
    const program = spawn(process.execPath, [PROGRAM, stateDir, project, agent, prompt], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    programs.push(program);
    const [said] = await once(program.stdout, 'data');
    const pid = Number(/running (\d+)/.exec(String(said))?.[1]);
    agents.push(pid);
    program.kill('SIGKILL');
    await once(program, 'exit');
    return pid;
  }

  async function restart() {
    const manager = workshop.manager({ stateDir });
    const ended: Task[] = [];
    const lines: string[] = [];
    for (const event of ['taskComplete', 'taskFailed', 'taskCancelled'] as const) {
      manager.on(event, (task) => ended.push(task));
    }
    manager.on('outputLine', (_, line) => lines.push(line));
    await manager.start();
    const task = manager.getTask(1);
    if (task === undefined) throw new Error('the task is lost');
    return { manager, task, ended, lines };
  }

  it('a running task is adopted: its lines come on, its result counts', async () => {
    const [printed, go] = [workshop.path('printed'), workshop.path('go')];
    const pid = await startAndKill(
      `claude-says before; touch ${printed}; wait-for ${go}; claude-says after; claude-result done`,
    );
    await soon(async () => await readFile(printed, 'utf8').catch(() => undefined)).toBe('');
    const { task, ended, lines } = await restart();
    expect(task).toMatchObject({ status: 'running', process: { pid } });
    await soon(() => task.outputLines).toEqual(['before']);
    await expect(workshop.manager({ stateDir }).start()).rejects.toMatchObject({ code: 'state_in_use' });
    await appendFile(go, '');
    await expect(task.done).resolves.toMatchObject({ status: 'completed' });
    expect(lines).toEqual(['after']);
    expect(ended).toEqual([task]);
    expect(await readFile(outputFileOf(task), 'utf8')).toContain('\nbefore\nafter\n');
  });

  it('an adopted task keeps its project, and can be cancelled', async () => {
    const pidFile = workshop.path('pid');
    const pid = await startAndKill(`background ${pidFile}; hang`);
    const child = await pidFrom(pidFile);
    const { manager, task } = await restart();
    await expect(manager.spawnTask('other', 'exit 0', project)).rejects.toMatchObject({ code: 'project_busy' });
    await expect(manager.cancelTask(task.id)).resolves.toBe(true);
    expect([isRunning(pid), isRunning(child)]).toEqual([false, false]);
    expect(task.status).toBe('cancelled');
  });

  it('a task that ended meanwhile gets the outcome of its result, and what it left is stopped', async () => {
    const pidFile = workshop.path('pid');
    const pid = await startAndKill(`background ${pidFile}; claude-says hello; claude-result all good`);
    await soon(() => isRunning(pid)).toBe(false);
    const { task, ended } = await restart();
    await expect(task.done).resolves.toMatchObject({ status: 'completed' });
    expect(task).toMatchObject({ result: 'all good', leftovers: ['sleep'], outputLines: ['hello'] });
    expect(ended).toEqual([task]);
    expect(isRunning(await pidFrom(pidFile))).toBe(false);
  });

  it('a task that ended meanwhile has its own exit code, and is told once', async () => {
    const pid = await startAndKill('print hello; exit 9', 'scripted');
    await soon(() => isRunning(pid)).toBe(false);
    const { manager, task } = await restart();
    await expect(task.done).resolves.toEqual({
      status: 'failed',
      returnCode: 9,
      reason: 'It ended with exit code 9: hello',
      cause: 'exitCode',
    });
    await manager.stop();
    const { task: again, ended } = await restart();
    expect(again).toMatchObject({ status: 'failed', reason: task.reason, outputLines: ['hello'] });
    expect(ended).toEqual([]);
  });

  it('an agent whose start was not written down any more is found by its marker', async () => {
    const pid = await startAndKill('claude-says hello; hang');
    const journal = join(stateDir, 'journal.jsonl');
    const [created = '', started] = (await readFile(journal, 'utf8')).split('\n');
    expect(started).toContain(`"pid":${pid}`);
    await writeFile(journal, `${created}\n`);
    const { manager, task } = await restart();
    await soon(() => task.process?.pid).toBe(pid);
    await expect(manager.cancelTask(task.id)).resolves.toBe(true);
    expect(isRunning(pid)).toBe(false);
  });

  describe('an agent that is over when it is found, while its start was not written down', () => {
    let launcher = 0;
    afterEach(() => {
      if (isRunning(launcher)) process.kill(launcher, 'SIGCONT');
    });

    async function foundOver(): Promise<void> {
      const pid = await startAndKill('hang');
      const journal = join(stateDir, 'journal.jsonl');
      const [created = ''] = (await readFile(journal, 'utf8')).split('\n');
      await writeFile(journal, `${created}\n`);
      launcher = readProcess(pid)?.parent ?? 0;
      // It would tell that the agent is over, which Wilco sees before.
      process.kill(launcher, 'SIGSTOP');
      process.kill(pid, 'SIGKILL');
      await soon(() => isRunning(pid)).toBe(false);
      const { manager, task } = await restart();
      await soon(() => task.status).toBe('running');
      await manager.stop();
    }

    it('runs in the life after that too', async () => {
      await foundOver();
      const journal = new FileJournal(join(stateDir, 'journal.jsonl'));
      const [remembered] = (await replayTasks(journal)).tasks;
      await journal.close();
      expect(remembered?.facts.status).toBe('running');
      process.kill(launcher, 'SIGCONT');
      const { task } = await restart();
      await expect(task.done).resolves.toMatchObject({ status: 'failed' });
    });

    it('is not begun again where its run file is gone', async () => {
      await foundOver();
      const runFiles = (await readdir(stateDir, { recursive: true })).filter((name) => name.endsWith('.run'));
      expect(runFiles.length).toBe(1);
      for (const name of runFiles) await rm(join(stateDir, name));
      const { task } = await restart();
      await expect(task.done).resolves.toMatchObject({ status: 'failed', cause: 'lost' });
    });
  });

  it('a stop lets the agent run, and the next start finds it', async () => {
    const first = workshop.manager({ stateDir });
    const task = await first.spawnTask('going on', 'hang', project);
    await first.begun(task.id);
    const pid = task.process?.pid ?? 0;
    await first.stop();
    expect(isRunning(pid)).toBe(true);
    const { manager } = await restart();
    await expect(manager.cancelTask(task.id)).resolves.toBe(true);
    expect(isRunning(pid)).toBe(false);
  });
});
