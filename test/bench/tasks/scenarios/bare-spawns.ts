import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Scenario } from './scenario.ts';
import { AT_ONCE, TASKS } from './throughput.ts';

/** The same work with nothing around it: `perSecond` programs `true`, as many at once. */
export const bareSpawns: Scenario = async (folder) => {
  let left = TASKS;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1;
        await once(spawn('true', ['-'], { cwd: folder, stdio: 'ignore' }), 'exit');
      }
    }),
  );
  return { perSecond: [TASKS / ((performance.now() - startedAt) / 1000)] };
};
