import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { until } from '../../desktop/until.ts';
import type { VirtualDesktop } from '../../desktop/virtual-desktop.ts';

const SPAN = 15_000;
const SETTLE = 3000;
const RECORDING = fileURLToPath(new URL('../../fixtures/children/recording-process.ts', import.meta.url));
const PAREC = ['--raw', '--format=s16le', '--rate=16000', '--channels=1', '--latency-msec=40'];

/** Shares of one core, in per cent. */
export interface WarmCost {
  /** A process that does nothing but keep a warm microphone open, and its recorder. */
  readonly ours: number;
  /** A parec whose sound nobody reads. */
  readonly alone: number;
}

/** One after the other, on a desktop that has no other guests. */
export async function warmCost(desktop: VirtualDesktop): Promise<WarmCost> {
  const ours = await costOf(desktop, process.execPath, [RECORDING]);
  const alone = await costOf(desktop, 'parec', [...PAREC, '/dev/null']);
  return { ours, alone };
}

async function costOf(desktop: VirtualDesktop, program: string, args: readonly string[]): Promise<number> {
  const running = desktop.processes.spawn(program, args, { stdio: 'ignore' });
  try {
    await until('a recorder', async () => (await guests()).some(({ command }) => command.startsWith('parec')));
    await sleep(SETTLE);
    const before = cpuTime(await guests());
    await sleep(SPAN);
    return ((cpuTime(await guests()) - before) / SPAN) * 100;
  } finally {
    running.kill('SIGKILL');
    await until('the recorder to go', async () => (await guests()).length === 0);
  }

  function guests() {
    return desktop.processes.guests();
  }
}

/** Milliseconds of processor time: utime and stime of proc(5), 10 ms each tick. */
function cpuTime(processes: readonly { readonly pid: number }[]): number {
  const spent = processes.map(({ pid }) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  });
  return spent.reduce((sum, each) => sum + each, 0);
}
