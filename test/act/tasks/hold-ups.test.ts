import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bootId } from '../../../src/act/containment/process-identity.ts';
import { factsOf } from '../../../src/act/tasks/facts-of.ts';
import { newTask } from '../../../src/act/tasks/new-task.ts';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';
import { isRunning, pidFrom, soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';

describe('nothing holds up a task, its project or the stop for ever', () => {
  let workshop: Workshop;
  let project: string;
  beforeEach(async () => {
    workshop = await Workshop.open();
    project = await workshop.project();
  });
  afterEach(() => workshop.close());

  const manager = (stateDir?: string) => workshop.manager({ agents: shellAgents(), defaultAgent: 'sh', stateDir });

  it('a handler of the end may wait for the next task of the project', async () => {
    const tasks = manager();
    const next: string[] = [];
    tasks.on('taskComplete', async (task) => {
      if (task.name !== 'first') return;
      next.push((await (await tasks.spawnTask('second', 'exit 0', project)).done).status);
    });
    await (await tasks.spawnTask('first', 'exit 0', project)).done;
    expect(next).toEqual(['completed']);
  });

  it('a handler of the output may wait for the cancel of its own task', async () => {
    const tasks = workshop.manager({ agents: shellAgents(), defaultAgent: 'sh', settings: { cancelGrace: 200 } });
    tasks.on('outputLine', (task) => tasks.cancelTask(task.id));
    const task = await tasks.spawnTask('noisy', 'echo line; sleep 600', project);
    await expect(task.done).resolves.toMatchObject({ status: 'cancelled' });
  });

  it('a stop does not wait for a handler that never settles', async () => {
    const tasks = workshop.manager({
      ...{ agents: shellAgents(), defaultAgent: 'sh', stateDir: workshop.path('state') },
      settings: { cancelGrace: 200 },
    });
    tasks.on('outputLine', () => new Promise(() => {}));
    const pidFile = workshop.path('pid');
    await tasks.spawnTask('noisy', `echo $$ > ${pidFile}; echo line; exec sleep 600`, project);
    const pid = await pidFrom(pidFile);
    await tasks.stop();
    process.kill(pid, 'SIGKILL');
  });

  it('a task whose start hangs can be cancelled, and never begins', async () => {
    const tasks = manager();
    const pidFile = workshop.path('pid');
    const first = await tasks.spawnTask('first', `echo $PPID > ${pidFile}; exec sleep 600`, project);
    const wrapper = await pidFrom(pidFile);
    const launcher = Number(/PPid:\s+(\d+)/.exec(await readFile(`/proc/${wrapper}/status`, 'utf8'))?.[1]);
    process.kill(launcher, 'SIGSTOP');
    const ran = workshop.path('ran');
    const second = await tasks.spawnTask('second', `touch ${ran}`, await workshop.project('web'));
    await expect(tasks.cancelTask(second.id)).resolves.toBe(true);
    process.kill(launcher, 'SIGCONT');
    const third = await tasks.spawnTask('third', 'exit 0', await workshop.project('web'));
    await expect(third.done).resolves.toMatchObject({ status: 'completed' });
    await expect(readFile(ran)).rejects.toMatchObject({ code: 'ENOENT' });
    await tasks.cancelTask(first.id, { now: true });
  });

  it('after a restart a project is known under the new name of its folder', async () => {
    const stateDir = workshop.path('state');
    const before = manager(stateDir);
    await before.begun((await before.spawnTask('first', 'sleep 600', project)).id);
    await before.stop();
    const renamed = workshop.path('renamed');
    await rename(project, renamed);
    const after = manager(stateDir);
    await expect(after.spawnTask('second', 'exit 0', renamed)).rejects.toMatchObject({ code: 'project_busy' });
  });

  it('whoever has the process group of an agent that ended long ago is left alone', async () => {
    const stateDir = workshop.path('state');
    const stranger = spawn('sh', ['-c', 'sleep 600 & echo $!'], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [said] = await once(stranger.stdout, 'data');
    await once(stranger, 'exit');
    const pid = Number(said);
    const facts = { ...newTask(1, { name: 'old', prompt: 'x', projectDir: project, agent: 'sh' }), startedAt: 1 };
    const agent = { pid: stranger.pid, startTime: 1, bootId: bootId() };
    const events = [
      { v: 1, type: 'created', at: 1, task: factsOf(facts), marker: 'm-1', bootId: bootId() },
      { v: 1, type: 'started', at: 1, id: 1, process: agent },
    ];
    await mkdir(join(stateDir, 'runs'), { recursive: true });
    await writeFile(join(stateDir, 'journal.jsonl'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const lines = [`started 999999 1 ${stranger.pid} 1 - ${bootId()}`, 'exited 0', ''];
    await writeFile(join(stateDir, 'runs', '1-1.run'), lines.join('\n'));
    const tasks = manager(stateDir);
    await tasks.start();
    await expect(tasks.getTask(1)?.done).resolves.toMatchObject({ status: 'completed' });
    expect(tasks.getTask(1)?.leftovers).toEqual([]);
    expect(isRunning(pid)).toBe(true);
    process.kill(pid, 'SIGKILL');
    await soon(() => isRunning(pid)).toBe(false);
  });
});
