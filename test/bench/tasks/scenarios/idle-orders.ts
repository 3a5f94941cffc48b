import { openManager, warmUp } from './open-manager.ts';
import type { Scenario } from './scenario.ts';
import { spawnTimes } from './spawn-times.ts';

/** See {@link spawnTimes}: while nothing else runs. */
export const idleOrders: Scenario = async (folder) => {
  const manager = await openManager(folder);
  await warmUp(manager, folder);
  const measured = await spawnTimes(manager, folder);
  await manager.stop();
  return measured;
};
