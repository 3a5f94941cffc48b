import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../../desktop/until.ts';
import { AT_ONCE, TASKS } from './scenarios/throughput.ts';
import { processesIn } from './workplace.ts';

const run = promisify(execFile);

/** The program of the package task-spooler. */
export const SPOOLER = 'tsp';

/**
 * The same tasks by task-spooler (tsp(1)) with a server of its own: tasks in a second, from the first order to the last
 * end. The last job needs all slots, so that it runs when the others have ended. The server is gone afterwards.
 */
export async function spooler(folder: string): Promise<number> {
  const env = {
    ...process.env,
    TS_SOCKET: join(folder, 'socket'),
    TS_SLOTS: `${AT_ONCE}`,
    TMPDIR: folder,
  };
  const options = { cwd: folder, env };
  await run(SPOOLER, ['-S'], options);
  try {
    const script = `for n in $(seq ${TASKS}); do ${SPOOLER} true; done; ${SPOOLER} -N ${AT_ONCE} true; ${SPOOLER} -w`;
    const startedAt = performance.now();
    await run('sh', ['-c', script], options);
    const took = performance.now() - startedAt;
    const { stdout } = await run(SPOOLER, ['-l'], options);
    const done = stdout.split('\n').filter((line) => /\sfinished\s/u.test(line)).length;
    if (done !== TASKS + 1) throw new Error(`${SPOOLER} finished ${done} of ${TASKS} tasks.`);
    return TASKS / (took / 1000);
  } finally {
    await run(SPOOLER, ['-K'], options);
    await until('the server to end', async () => (await processesIn(folder)).length === 0);
  }
}
