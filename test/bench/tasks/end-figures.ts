import { atLeast, atMost, type Figure } from '../figure.ts';
import { percentile } from '../percentile.ts';
import { measure } from './manager-process.ts';
import { allOf, oneOf } from './measured.ts';
import { ROUNDS } from './scenarios/escapes.ts';
import type { Workplace } from './workplace.ts';

const row = { area: 'tasks', reference: null } as const;

/** How tasks are ended, and what is left of them. `containment`: what the machine gives for it, in words. */
export async function endFigures(workplace: Workplace, containment: string): Promise<readonly Figure[]> {
  const polite = allOf(await measure('politeCancels', workplace.round()), 'times');
  const stubborn = allOf(await measure('stubbornCancels', workplace.round()), 'times');
  const escapes = await measure('escapes', workplace.round());
  const deaf = `cancel → nothing left, ${stubborn.length} deaf agents`;
  const left = { ...row, unit: '' } as const;
  return [
    atMost({
      ...row,
      figure: `cancel → nothing left, median of ${polite.length} that end on SIGTERM`,
      value: percentile(polite, 0.5),
      unit: 'ms',
      reach: 50,
    }),
    atLeast({ ...row, figure: `${deaf}: least`, value: Math.min(...stubborn), unit: 'ms', reach: 5000 }),
    atMost({ ...row, figure: `${deaf}: most`, value: Math.max(...stubborn), unit: 'ms', reach: 5300 }),
    atMost({
      ...left,
      figure: `processes left of ${ROUNDS.all} tasks whose tools try to escape; ${containment}`,
      value: oneOf(escapes, 'left'),
      reach: 0,
    }),
    atMost({
      ...left,
      figure: `the same of ${ROUNDS.blind} with empty environment and killed wrapper`,
      value: oneOf(escapes, 'blind'),
      reach: null,
    }),
  ];
}
