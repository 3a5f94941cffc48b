import { readFileSync } from 'node:fs';
import { memoryOf } from '../memory-of.ts';
import { allRunning, makeProjects, openManager, order, warmUp } from './open-manager.ts';
import type { Scenario } from './scenario.ts';

/** `wrapper` and `launcher`: MiB of each (PSS) while one task runs. The process stays until it is killed. */
export const oneRunning: Scenario = (folder) => running(folder, 1);

/** The same with a hundred tasks. */
export const hundredRunning: Scenario = (folder) => running(folder, 100);

async function running(folder: string, count: number) {
  const projects = makeProjects(folder, count);
  const manager = await openManager(folder, { atOnce: count });
  await warmUp(manager, folder);
  const tasks = await Promise.all(projects.map((project) => order(manager, 'sleep', '600', project)));
  await allRunning(manager, tasks);
  const wrappers = tasks.map(({ process }) => parentOf(process?.pid));
  return {
    wrapper: wrappers.map(memory),
    launcher: [memory(parentOf(wrappers[0]))],
  };
}

/** Field 4 of proc_pid_stat(5). */
export function parentOf(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function memory(pid: number): number {
  const mebibytes = memoryOf(pid);
  if (mebibytes === undefined) throw new Error(`The process ${pid} is gone.`);
  return mebibytes;
}
