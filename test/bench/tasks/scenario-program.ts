import { adopting } from './scenarios/adopting.ts';
import { bareSpawns } from './scenarios/bare-spawns.ts';
import { politeCancels, stubbornCancels } from './scenarios/cancels.ts';
import { escapes } from './scenarios/escapes.ts';
import { flood } from './scenarios/flood.ts';
import { idleOrders } from './scenarios/idle-orders.ts';
import { manyTasks } from './scenarios/many-tasks.ts';
import { hundredRunning, oneRunning } from './scenarios/running.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { throughput } from './scenarios/throughput.ts';

const SCENARIOS = {
  adopting,
  bareSpawns,
  escapes,
  flood,
  hundredRunning,
  idleOrders,
  manyTasks,
  oneRunning,
  politeCancels,
  stubbornCancels,
  throughput,
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof SCENARIOS;

if (import.meta.main) {
  const [wanted, folder = '', ...args] = process.argv.slice(2);
  const scenario = Object.entries(SCENARIOS).find(([name]) => name === wanted)?.[1];
  if (scenario === undefined) throw new Error(`There is no scenario "${wanted}".`);
  const measured = await scenario(folder, args, () => process.send?.({ type: 'began' }));
  if (process.send === undefined) console.log(measured);
  else process.send({ type: 'measured', measured }, () => process.disconnect());
}
