import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../desktop/until.ts';
import type { VirtualDesktop } from '../desktop/virtual-desktop.ts';
import { atMost, type Figure } from './figure.ts';

/** Long enough for every timer of the daemon to come round. */
const SPAN = 25_000;
const SETTLE = 3000;

/** What the daemon with all its processes costs while nobody talks, the recogniser loaded. */
export async function idleFigures(desktop: VirtualDesktop): Promise<readonly Figure[]> {
  await sleep(SETTLE);
  const before = await cpuTime(desktop);
  await sleep(SPAN);
  const used = (await cpuTime(desktop)) - before;
  return [
    atMost({
      area: 'line',
      figure: `idle, all processes, over ${SPAN / 1000} s, of a core`,
      value: (used / SPAN) * 100,
      unit: '%',
      reach: 1,
      reference: null,
    }),
    atMost({
      area: 'line',
      figure: 'memory (PSS), all processes (reference: three bare node)',
      value: await memory((await desktop.processes.guests()).map(({ pid }) => pid)),
      unit: 'MiB',
      reach: 200,
      reference: await threeBareNodes(),
    }),
  ];
}

/** Milliseconds of processor time that the daemon's processes have used; utime and stime of proc(5), 10 ms each tick. */
async function cpuTime(desktop: VirtualDesktop): Promise<number> {
  const spent = (await desktop.processes.guests()).map(async ({ pid }) => {
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  });
  return (await Promise.all(spent)).reduce((sum, each) => sum + each, 0);
}

async function memory(pids: readonly number[]): Promise<number> {
  const sizes = pids.map(async (pid) => {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'latin1');
    return Number(/^Pss:\s+(\d+) kB$/mu.exec(rollup)?.[1] ?? Number.NaN) / 1024;
  });
  return (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0);
}

async function threeBareNodes(): Promise<number> {
  const nodes = [1, 2, 3].map(() => spawn(process.execPath, ['-e', 'process.stdin.resume(); console.log("up")']));
  await Promise.all(nodes.map((node) => until('a bare node', () => node.stdout.read() !== null)));
  const used = await memory(nodes.flatMap(({ pid }) => (pid === undefined ? [] : [pid])));
  for (const node of nodes) node.stdin.end();
  await Promise.all(nodes.map((node) => once(node, 'exit')));
  return used;
}
