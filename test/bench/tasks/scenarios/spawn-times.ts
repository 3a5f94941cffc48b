import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { TaskManager } from '../../../../src/act/tasks/task-manager.ts';
import { endedWell, order } from './open-manager.ts';

const ORDERS = 200;
/** About as long as the journal's line of an order. */
const LINE = Buffer.alloc(600, 'x');

/**
 * `times`: milliseconds that each of many orders took to return, one after the end of the other. `syncs`: what the disk
 * takes in between to keep a line of that length (fdatasync(2)), without which no order may return.
 */
export async function spawnTimes(
  manager: TaskManager,
  folder: string,
): Promise<{ readonly times: readonly number[]; readonly syncs: readonly number[] }> {
  const times: number[] = [];
  const syncs: number[] = [];
  await using file = await open(join(folder, 'reference'), 'a');
  while (times.length < ORDERS) {
    const orderedAt = performance.now();
    const task = await order(manager, 'true', '-', folder);
    times.push(performance.now() - orderedAt);
    await endedWell(task);
    const writtenAt = performance.now();
    await file.write(LINE);
    await file.datasync();
    syncs.push(performance.now() - writtenAt);
  }
  return { times, syncs };
}
