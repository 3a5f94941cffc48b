import { until } from '../../../desktop/until.ts';
import { allRunning, makeProjects, openManager, order, warmUp } from './open-manager.ts';
import type { Scenario } from './scenario.ts';

const POLITE = 40;
const STUBBORN = 6;

/** `times`: ms from the cancel until nothing is left, of agents that end when they are told. */
export const politeCancels: Scenario = async (folder) => {
  const manager = await openManager(folder);
  await warmUp(manager, folder);
  const times: number[] = [];
  while (times.length < POLITE) {
    const task = await order(manager, 'sleep', '600', folder);
    await allRunning(manager, [task]);
    const startedAt = performance.now();
    await manager.cancelTask(task.id);
    times.push(performance.now() - startedAt);
  }
  await manager.stop();
  return { times };
};

/** `times`: the same of agents that take no notice, all at once, with the grace of the default settings. */
export const stubbornCancels: Scenario = async (folder) => {
  const projects = makeProjects(folder, STUBBORN);
  const manager = await openManager(folder, { atOnce: STUBBORN });
  await warmUp(manager, folder);
  const deaf = 'trap "" TERM; echo deaf; exec sleep 600';
  const tasks = await Promise.all(projects.map((project) => order(manager, 'sh', deaf, project)));
  await until('all to be deaf', () => tasks.every(({ outputLines }) => outputLines.includes('deaf')), { every: 5 });
  const times = await Promise.all(
    tasks.map(async (task) => {
      const startedAt = performance.now();
      await manager.cancelTask(task.id);
      return performance.now() - startedAt;
    }),
  );
  await manager.stop();
  return { times };
};
