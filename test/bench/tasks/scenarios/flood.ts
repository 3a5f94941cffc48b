import { watchLag } from './lag.ts';
import { endedWell, makeProjects, openManager, order, warmUp } from './open-manager.ts';
import type { Scenario } from './scenario.ts';

/**
 * Agents that print all of a file at once. Arguments: the file, how many agents, the log's limit in bytes, what the
 * last line must be ('': anything). `took`: ms from the first agent's start to the last one's end; `lag` and `mostLag`:
 * see {@link watchLag}.
 */
export const flood: Scenario = async (folder, [file = '', count = '1', limit = '0', last = ''], begin) => {
  const projects = makeProjects(folder, Number(count));
  const manager = await openManager(folder, { atOnce: projects.length, logLimit: Number(limit) });
  await warmUp(manager, folder);
  let startedAt: number | undefined;
  manager.on('taskStarted', () => {
    startedAt ??= performance.now();
  });
  begin();
  const lag = watchLag();
  const tasks = await Promise.all(projects.map((project) => order(manager, 'cat', file, project)));
  await Promise.all(tasks.map(endedWell));
  const took = performance.now() - (startedAt ?? Number.NaN);
  const { p99, most } = lag();
  for (const { outputLines } of tasks) {
    if (last !== '' && outputLines.at(-1) !== last) throw new Error(`The last line is "${outputLines.at(-1)}".`);
  }
  await manager.stop();
  return { took: [took], lag: [p99], mostLag: [most] };
};
