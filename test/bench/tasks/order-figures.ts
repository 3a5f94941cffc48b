import { atLeast, atMost, type Figure } from '../figure.ts';
import { percentile } from '../percentile.ts';
import { measure } from './manager-process.ts';
import { allOf, oneOf } from './measured.ts';
import { AT_ONCE, TASKS } from './scenarios/throughput.ts';
import { SPOOLER, spooler } from './spooler.ts';
import type { Workplace } from './workplace.ts';

const ROUNDS = 5;
/** Of what bare processes reach. */
const SHARE = 0.6;

/** How many tasks go through in a second, and how soon an order is taken. `spooled`: whether task-spooler is there. */
export async function orderFigures(workplace: Workplace, spooled: boolean): Promise<readonly Figure[]> {
  const rounds: Rates[] = [];
  while (rounds.length < ROUNDS) rounds.push(await oneRound(workplace, spooled));
  const median = (of: keyof Rates) =>
    percentile(
      rounds.map((round) => round[of]),
      0.5,
    );
  const [bare, known] = [median('bare'), median('known')];
  const what = `${TASKS} × true, ${AT_ONCE} at once, median of ${ROUNDS}`;
  const row = { area: 'tasks', unit: '/s', reach: null } as const;
  const reach = Math.round(bare * SHARE);
  return [
    atLeast({ ...row, figure: `${what} (reference: bare spawns)`, value: known, reach, reference: bare }),
    ...(spooled
      ? [atLeast({ ...row, figure: `the same (reference: ${SPOOLER})`, value: known, reference: median('spooler') })]
      : []),
    atLeast({ ...row, figure: 'the same in new projects', value: median('fresh'), reference: bare }),
    await idleOrders(workplace),
  ];
}

/** Programs or tasks a second. `known` and `fresh`: ours in projects that had a task before, and in new ones. */
interface Rates {
  readonly bare: number;
  readonly known: number;
  readonly fresh: number;
  readonly spooler: number;
}

async function oneRound(workplace: Workplace, spooled: boolean): Promise<Rates> {
  return {
    bare: oneOf(await measure('bareSpawns', workplace.round()), 'perSecond'),
    known: oneOf(await measure('throughput', workplace.round(), ['known']), 'perSecond'),
    fresh: oneOf(await measure('throughput', workplace.round(), ['fresh']), 'perSecond'),
    spooler: spooled ? await spooler(workplace.round()) : Number.NaN,
  };
}

async function idleOrders(workplace: Workplace): Promise<Figure> {
  const measured = await measure('idleOrders', workplace.round());
  const times = allOf(measured, 'times');
  return atMost({
    area: 'tasks',
    figure: `spawnTask returns, p99 of ${times.length} (reference: bare fdatasync)`,
    value: percentile(times, 0.99),
    unit: 'ms',
    reach: 10,
    reference: percentile(allOf(measured, 'syncs'), 0.99),
  });
}
