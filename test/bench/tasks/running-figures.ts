import { atMost, type Figure } from '../figure.ts';
import { percentile } from '../percentile.ts';
import { ManagerProcess, measure } from './manager-process.ts';
import { allOf, type Measured, oneOf } from './measured.ts';
import type { ScenarioName } from './scenario-program.ts';
import type { Workplace } from './workplace.ts';

const ROUNDS = 3;
const row = { area: 'tasks', reach: null, reference: null } as const;

/** What running tasks cost besides the manager, and how soon a new manager has those of one that was killed. */
export async function runningFigures(workplace: Workplace): Promise<readonly Figure[]> {
  const alone = await crashed(workplace, 'oneRunning');
  await measure('adopting', alone.folder, ['1']);
  const times: number[] = [];
  let hundred = alone;
  while (times.length < ROUNDS) {
    hundred = await crashed(workplace, 'hundredRunning');
    times.push(oneOf(await measure('adopting', hundred.folder, ['100']), 'took'));
  }
  const memory = (figure: string, value: number) =>
    atMost({ ...row, figure: `memory (PSS) of ${figure}`, value, unit: 'MiB' });
  return [
    memory('the launcher, one task running', oneOf(alone.measured, 'launcher')),
    memory('one wrapper', oneOf(alone.measured, 'wrapper')),
    memory('one wrapper of a hundred, median', percentile(allOf(hundred.measured, 'wrapper'), 0.5)),
    atMost({
      ...row,
      figure: `manager killed, the next has its 100 tasks after, median of ${ROUNDS}`,
      value: percentile(times, 0.5),
      unit: 'ms',
    }),
  ];
}

/** Ends the manager with SIGKILL while its tasks run. */
async function crashed(
  workplace: Workplace,
  scenario: ScenarioName,
): Promise<{ readonly folder: string; readonly measured: Measured }> {
  const folder = workplace.round();
  const manager = new ManagerProcess(scenario, folder);
  const measured = await manager.measured;
  await manager.kill();
  return { folder, measured };
}
