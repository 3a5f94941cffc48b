import { atMost, type Figure } from '../figure.ts';
import { percentile } from '../percentile.ts';
import { measure } from './manager-process.ts';
import { allOf, type Measured, oneOf } from './measured.ts';
import { MANY } from './scenarios/many-tasks.ts';
import { processesIn, type Workplace } from './workplace.ts';

const ROUNDS = 3;
const row = { area: 'tasks', reference: null } as const;

/** Very many tasks at once, each of which says something every second. */
export async function manyFigures(workplace: Workplace): Promise<readonly Figure[]> {
  const rounds: Measured[] = [];
  const left: number[] = [];
  while (rounds.length < ROUNDS) {
    const folder = workplace.round();
    rounds.push(await measure('manyTasks', folder));
    left.push((await processesIn(folder)).length);
  }
  const median = (name: string) =>
    percentile(
      rounds.map((round) => oneOf(round, name)),
      0.5,
    );
  const all = (name: string) => rounds.flatMap((round) => allOf(round, name));
  const most = (name: string) => Math.max(...all(name));
  const what = `${MANY} tasks at once`;
  return [
    atMost({ ...row, figure: `${what}: all run after`, value: median('started'), unit: 'ms', reach: null }),
    atMost({
      ...row,
      figure: `${what}: loop lag while they start, p99`,
      value: median('startLag'),
      unit: 'ms',
      reach: 20,
    }),
    atMost({ ...row, figure: `${what}: loop lag while they run, p99`, value: median('lag'), unit: 'ms', reach: 20 }),
    atMost({
      ...row,
      figure: `${what}: spawnTask returns meanwhile, p99 of ${all('times').length} (reference: bare fdatasync)`,
      value: percentile(all('times'), 0.99),
      unit: 'ms',
      reach: 10,
      reference: percentile(all('syncs'), 0.99),
    }),
    atMost({
      ...row,
      figure: `${what}: cancel now → all are over`,
      value: median('cancelled'),
      unit: 'ms',
      reach: null,
    }),
    atMost({
      ...row,
      figure: `${what}: loop lag while all are cancelled, p99`,
      value: median('cancelLag'),
      unit: 'ms',
      reach: null,
    }),
    atMost({ ...row, figure: `${what}: descriptors left open`, value: most('descriptors'), unit: '', reach: 0 }),
    atMost({ ...row, figure: `${what}: processes left`, value: Math.max(...left), unit: '', reach: 0 }),
  ];
}
