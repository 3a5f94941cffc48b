import { readdirSync } from 'node:fs';
import { until } from '../../../desktop/until.ts';
import { watchLag } from './lag.ts';
import { allRunning, makeProjects, openManager, order, warmUp } from './open-manager.ts';
import type { Scenario } from './scenario.ts';
import { spawnTimes } from './spawn-times.ts';

export const MANY = 500;
/** Lines of each task that are waited for while they run. */
const LINES = 5;
/** Says something every second, as an agent at work does. */
const TALKER = '$| = 1; for (1 .. 600) { print "working\\n"; sleep 1 }';

/**
 * Many tasks at once: `startLag`, `lag` and `cancelLag` (ms, p99) while they start, run and are ended; `started` (ms)
 * until all run; `times` and `syncs` of further orders meanwhile, see {@link spawnTimes}; `cancelled` (ms) until all
 * were ended; and how many `descriptors` are open more than before.
 */
export const manyTasks: Scenario = async (folder) => {
  const projects = makeProjects(folder, MANY);
  const manager = await openManager(folder, { atOnce: MANY + 10 });
  await warmUp(manager, folder);
  const before = descriptors();

  const whileStarting = watchLag();
  const startedAt = performance.now();
  const tasks = await Promise.all(projects.map((project) => order(manager, 'perl', TALKER, project)));
  await allRunning(manager, tasks);
  const started = performance.now() - startedAt;
  const startLag = whileStarting().p99;

  const whileRunning = watchLag();
  await until('the lines of all', () => tasks.every(({ outputLines }) => outputLines.length >= LINES), { every: 50 });
  const lag = whileRunning().p99;

  const orders = await spawnTimes(manager, folder);
  const whileCancelling = watchLag();
  const cancelledAt = performance.now();
  await Promise.all(tasks.map((task) => manager.cancelTask(task.id, { now: true })));
  const cancelled = performance.now() - cancelledAt;
  const cancelLag = whileCancelling().p99;
  const after = descriptors();
  await manager.stop();
  return {
    startLag: [startLag],
    started: [started],
    lag: [lag],
    ...orders,
    cancelled: [cancelled],
    cancelLag: [cancelLag],
    descriptors: [after - before],
  };
};

function descriptors(): number {
  return readdirSync('/proc/self/fd').length;
}
