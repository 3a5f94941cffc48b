import { tryContainment } from '../../src/act/containment/containment-check.ts';
import { DEFAULT_TASK_SETTINGS } from '../../src/act/tasks/task-settings.ts';
import { missingPrograms } from '../missing-programs.ts';
import type { Figure } from './figure.ts';
import { endFigures } from './tasks/end-figures.ts';
import { floodFigures } from './tasks/flood-figures.ts';
import { manyFigures } from './tasks/many-figures.ts';
import { orderFigures } from './tasks/order-figures.ts';
import { runningFigures } from './tasks/running-figures.ts';
import { SPOOLER } from './tasks/spooler.ts';
import { Workplace } from './tasks/workplace.ts';

/**
 * Starting, reading and ending tasks by managers in processes of their own, with journal, wrappers, logs and output
 * files on a real disk, by agents that cost next to nothing. A part that cannot be measured here is said on stderr.
 */
export async function taskFigures(): Promise<readonly Figure[]> {
  const containment = await tryContainment(DEFAULT_TASK_SETTINGS.containment, process.env);
  if (containment.type !== 'ok') throw new Error(containment.detail);
  const spooled = missingPrograms([SPOOLER]).length === 0;
  if (!spooled) console.error(`not installed, so not compared with: ${SPOOLER} (sh bin/setup bench)`);
  const workplace = await Workplace.make();
  const parts: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
    orders: () => orderFigures(workplace, spooled),
    ends: () => endFigures(workplace, containment.detail),
    'running tasks': () => runningFigures(workplace),
    floods: () => floodFigures(workplace),
    'many tasks': () => manyFigures(workplace),
  };
  const figures: Figure[] = [];
  try {
    for (const [name, measure] of Object.entries(parts)) {
      process.stderr.write(`tasks: ${name}\n`);
      try {
        figures.push(...(await measure()));
      } catch (error) {
        console.error(`${name} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return figures;
  } finally {
    await workplace.close();
  }
}
