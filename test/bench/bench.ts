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

const [wanted, ...unknown] = process.argv.slice(2).filter((argument) => argument !== '--json');
const areas = wanted === undefined ? AREAS : AREAS.filter((area) => area === wanted);

if (areas.length === 0 || unknown.length > 0) {
  console.error(`usage: npm run -s bench -- [${AREAS.join('|')}] [--json]`);
  process.exitCode = 2;
} else {
  const figures: Figure[] = [];
  for (const area of areas) figures.push(...(await measured(area)));
  console.log(process.argv.includes('--json') ? JSON.stringify(figures) : tableOf(figures));
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
