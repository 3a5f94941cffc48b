import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { percentile } from '../percentile.ts';
import type { Flood } from './data-files.ts';
import { ManagerProcess } from './manager-process.ts';
import { oneOf } from './measured.ts';
import type { Workplace } from './workplace.ts';

export const ROUNDS = 3;

/** Medians of some rounds. */
export interface Flooded {
  /** Seconds from the first agent's start to the last one's end, all of its output told and written. */
  readonly took: number;
  /** Of the event loop, p99 and most, in ms. */
  readonly lag: number;
  readonly mostLag: number;
  /** Of the manager's own process at the most, PSS in MiB. */
  readonly memory: number;
  /** Seconds in which `cat` puts the same into files. */
  readonly cat: number;
}

/** So many agents at once print the same flood. `limit`: bytes of a log that are kept; 0: all. */
export async function flooded(workplace: Workplace, flood: Flood, agents: number, limit: number): Promise<Flooded> {
  const rounds: Flooded[] = [];
  while (rounds.length < ROUNDS) {
    const cat = await catInto(workplace, flood, agents);
    rounds.push({ ...(await oneRound(workplace, flood, agents, limit)), cat });
  }
  const median = (of: keyof Flooded) =>
    percentile(
      rounds.map((round) => round[of]),
      0.5,
    );
  return {
    took: median('took'),
    lag: median('lag'),
    mostLag: median('mostLag'),
    memory: median('memory'),
    cat: median('cat'),
  };
}

async function oneRound(
  workplace: Workplace,
  { file, last = '' }: Flood,
  agents: number,
  limit: number,
): Promise<Omit<Flooded, 'cat'>> {
  const folder = workplace.round();
  const manager = new ManagerProcess('flood', folder, [file, `${agents}`, `${limit}`, last]);
  const [memory, measured] = await Promise.all([manager.memoryPeak(), manager.measured]);
  await manager.ended();
  await rm(folder, { recursive: true });
  return {
    took: oneOf(measured, 'took') / 1000,
    lag: oneOf(measured, 'lag'),
    mostLag: oneOf(measured, 'mostLag'),
    memory,
  };
}

async function catInto(workplace: Workplace, { file }: Flood, count: number): Promise<number> {
  const folder = workplace.round();
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const cat = spawn('sh', ['-c', 'exec cat "$0" > "$1"', file, join(folder, `${index}`)], { stdio: 'ignore' });
      await once(cat, 'exit');
    }),
  );
  const took = performance.now() - startedAt;
  await rm(folder, { recursive: true });
  return took / 1000;
}
