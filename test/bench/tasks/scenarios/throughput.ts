import { makeOutputFolder } from '../../../../src/act/output/output-folder.ts';
import { endedWell, makeProjects, openManager, order, warmUp } from './open-manager.ts';
import type { Scenario } from './scenario.ts';

export const TASKS = 300;
export const AT_ONCE = 16;

/**
 * `perSecond`: tasks of `true`, each in a project of its own, all ordered at once, from the first order to the last end.
 * Argument: `known` for projects that had a task before, else each gets its folder for output files first.
 */
export const throughput: Scenario = async (folder, [kind]) => {
  const projects = makeProjects(folder, TASKS);
  if (kind === 'known') for (const project of projects) await makeOutputFolder(project);
  const manager = await openManager(folder, { atOnce: AT_ONCE });
  await warmUp(manager, folder);
  const startedAt = performance.now();
  const tasks = await Promise.all(projects.map((project) => order(manager, 'true', '-', project)));
  await Promise.all(tasks.map(endedWell));
  const took = performance.now() - startedAt;
  await manager.stop();
  return { perSecond: [TASKS / (took / 1000)] };
};
