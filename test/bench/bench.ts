import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AREAS, type Area, type Figure } from './figure.ts';
import { hearFigures } from './hear.ts';
import { lineFigures } from './line.ts';
import { tableOf } from './table.ts';
import { taskFigures } from './tasks.ts';
import { tellFigures } from './tell.ts';
import { understandFigures } from './understand.ts';

const MEASURES: { readonly [A in Area]: () => Promise<readonly Figure[]> } = {
  line: lineFigures,
  tasks: taskFigures,
  understand: understandFigures,
  hear: hearFigures,
  tell: tellFigures,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, speech: { type: 'string' } },
});
const [wanted, ...unknown] = positionals;
// Recordings of real people, which are not part of the project; their rows are left out without it.
if (values.speech !== undefined) process.env['WILCO_SPEECH'] = resolve(values.speech);
const areas = wanted === undefined ? AREAS : AREAS.filter((area) => area === wanted);

if (areas.length === 0 || unknown.length > 0) {
  console.error(`usage: npm run -s bench -- [${AREAS.join('|')}] [--speech DIR] [--json]`);
  process.exitCode = 2;
} else {
  const figures: Figure[] = [];
  for (const area of areas) figures.push(...(await measured(area)));
  console.log(values.json ? JSON.stringify(figures) : tableOf(figures));
}

/** An area that cannot be measured here is said on stderr and has no figures. */
async function measured(area: Area): Promise<readonly Figure[]> {
  try {
    return await MEASURES[area]();
  } catch (error) {
    console.error(`${area} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}
