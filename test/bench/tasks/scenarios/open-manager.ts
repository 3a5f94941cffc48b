import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { CommandAgent } from '../../../../src/act/agents/command-agent.ts';
import { TaskManager } from '../../../../src/act/tasks/task-manager.ts';
import type { TaskSettings } from '../../../../src/act/tasks/task-settings.ts';
import type { Task } from '../../../../src/core/task.ts';
import { until } from '../../../desktop/until.ts';

export type Program = 'true' | 'cat' | 'sh' | 'sleep' | 'perl';

/** The cheapest agents: a program whose only argument is the prompt. */
const PROGRAMS: Readonly<Record<Program, readonly string[]>> = {
  true: ['true', '{prompt}'],
  cat: ['cat', '{prompt}'],
  sh: ['sh', '-c', '{prompt}'],
  sleep: ['sleep', '{prompt}'],
  perl: ['perl', '-e', '{prompt}'],
};

/** A started manager on the state folder in `folder`. What it warns of goes to stderr. */
export async function openManager(folder: string, settings: Partial<TaskSettings> = {}): Promise<TaskManager> {
  const agents = Object.entries(PROGRAMS).map(
    ([name, command]) => [name, new CommandAgent(name, { command, format: 'text' }, { env: process.env })] as const,
  );
  const manager = new TaskManager({
    stateDir: join(folder, 'state'),
    agents: new Map(agents),
    log: { info: () => {}, warn: (message, cause) => console.error(message, cause ?? '') },
    settings,
  });
  await manager.start();
  return manager;
}

/** New empty projects. */
export function makeProjects(folder: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const project = join(folder, `project-${index + 1}`);
    mkdirSync(project);
    return project;
  });
}

/** Orders a task of one of the cheap agents. */
export async function order(manager: TaskManager, agent: Program, prompt: string, project: string): Promise<Task> {
  return await manager.spawnTask(agent, prompt, project, { agent });
}

/** Orders a task and resolves when it has ended well. Rejects when it did not: then nothing counts. */
export async function complete(manager: TaskManager, agent: Program, prompt: string, project: string): Promise<Task> {
  const task = await order(manager, agent, prompt, project);
  await endedWell(task);
  return task;
}

export async function endedWell(task: Task): Promise<void> {
  const { status, reason } = await task.done;
  if (status !== 'completed') throw new Error(`Task ${task.id} is ${status}: ${reason ?? 'for no reason'}`);
}

/** What comes with the first task is there afterwards: the launcher, compiled code, one descriptor for all watches. */
export async function warmUp(manager: TaskManager, project: string): Promise<void> {
  watch(project).close();
  const task = await order(manager, 'sh', 'echo working; exec sleep 600', project);
  await until('the first line', () => task.outputLines.length > 0, { every: 1 });
  await manager.cancelTask(task.id);
  await complete(manager, 'true', '-', project);
}

/** Resolves when all of them run. Rejects when one cannot. */
export async function allRunning(manager: TaskManager, tasks: readonly Task[]): Promise<void> {
  await Promise.all(tasks.map((task) => manager.begun(task.id)));
  const other = tasks.find(({ status }) => status !== 'running');
  if (other !== undefined) throw new Error(`Task ${other.id} is ${other.status}: ${other.reason ?? 'for no reason'}`);
}
