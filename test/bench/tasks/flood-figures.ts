import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_TASK_SETTINGS } from '../../../src/act/tasks/task-settings.ts';
import { atLeast, atMost, type Figure } from '../figure.ts';
import { endlessLine, type Flood, numberedLines } from './data-files.ts';
import { type Flooded, flooded, ROUNDS } from './floods.ts';
import type { Workplace } from './workplace.ts';

const { logLimit } = DEFAULT_TASK_SETTINGS;
const MEBIBYTE = 1024 * 1024;

interface Reach {
  /** MiB. */
  readonly memory: number | null;
  /** Milliseconds. */
  readonly lag: number;
}

const ALONE: Reach = { memory: 120, lag: 20 };

/** Agents that print as fast as they can. */
export async function floodFigures(workplace: Workplace): Promise<readonly Figure[]> {
  const endless = await endlessLine(join(workplace.folder, 'endless'), 1024);
  const limited = await flooded(workplace, endless, 1, logLimit);
  const whole = await flooded(workplace, endless, 1, 0);
  await rm(endless.file);
  const short = await numberedLines(join(workplace.folder, 'short'), 15_000_000);
  const lines = await flooded(workplace, short, 1, logLimit);
  await rm(short.file);
  const long = await numberedLines(join(workplace.folder, 'long'), 1_300_000, 80);
  const ten = await flooded(workplace, long, 10, logLimit);
  await rm(long.file);
  return [
    ...rateAnd('1 GiB without newline', limited, ALONE, bytes(endless, limited)),
    ...rateAnd('the same, all of it kept', whole, ALONE, bytes(endless, whole)),
    ...rateAnd('15 M short lines', lines, ALONE, millions(short, lines)),
    ...lagAndMemory('ten floods of 100 MiB at once', ten, { memory: null, lag: 50 }),
  ];
}

type Rate = Pick<Figure, 'value' | 'unit' | 'reach' | 'reference'>;

function rateAnd(what: string, flooded: Flooded, reach: Reach, rate: Rate): readonly Figure[] {
  const figure = `${what}: start → end, median of ${ROUNDS} (reference: cat to a file)`;
  return [atLeast({ area: 'tasks', figure, ...rate }), ...lagAndMemory(what, flooded, reach)];
}

function lagAndMemory(what: string, { lag, mostLag, memory }: Flooded, reach: Reach): readonly Figure[] {
  const row = { area: 'tasks', reference: null } as const;
  return [
    atMost({
      ...row,
      figure: `${what}: manager's memory (PSS), peak`,
      value: memory,
      unit: 'MiB',
      reach: reach.memory,
    }),
    atMost({ ...row, figure: `${what}: loop lag, p99`, value: lag, unit: 'ms', reach: reach.lag }),
    atMost({ ...row, figure: `${what}: loop lag, most`, value: mostLag, unit: 'ms', reach: null }),
  ];
}

function bytes(flood: Flood, { took, cat }: Flooded): Rate {
  const size = flood.bytes / MEBIBYTE;
  return { value: size / took, unit: 'MiB/s', reach: 150, reference: size / cat };
}

function millions(flood: Flood, { took, cat }: Flooded): Rate {
  const count = flood.lines / 1e6;
  return { value: count / took, unit: 'M/s', reach: 5, reference: count / cat };
}
