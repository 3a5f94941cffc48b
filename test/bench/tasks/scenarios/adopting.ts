import { openManager } from './open-manager.ts';
import type { Scenario } from './scenario.ts';

/** Argument: how many tasks a manager left running in this folder. `took`: ms until a new one has them all. */
export const adopting: Scenario = async (folder, [count = '0']) => {
  const startedAt = performance.now();
  const manager = await openManager(folder);
  const took = performance.now() - startedAt;
  const running = manager.getRunningTasks().filter(({ status }) => status === 'running');
  if (running.length !== Number(count)) throw new Error(`${running.length} of ${count} tasks were taken over.`);
  await Promise.all(running.map((task) => manager.cancelTask(task.id, { now: true })));
  await manager.stop();
  return { took: [took] };
};
