import { readdirSync, readFileSync } from 'node:fs';
import { withDescriptor } from './spare-descriptor.ts';

/** One process as /proc shows it (proc_pid_stat(5)). */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** Clock ticks since boot. With the pid it names a process for as long as the machine is up. */
  readonly startTime: number;
  /** Clock ticks of work, its own and that of children it has waited for. */
  readonly work: number;
  /** A zombie is dead: nothing of it runs, only its parent has not asked for its end. */
  readonly dead: boolean;
}

/** Undefined when there is no such process. */
export function readProcess(pid: number): ProcessEntry | undefined {
  try {
    return parseStat(withDescriptor(() => readFileSync(`/proc/${pid}/stat`, 'latin1')));
  } catch {
    return undefined;
  }
}

/** Every process of the machine that can be seen; a few milliseconds for some hundreds. */
export function readProcesses(): readonly ProcessEntry[] {
  return withDescriptor(() => readdirSync('/proc'))
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((entry) => entry !== undefined);
}

function parseStat(stat: string): ProcessEntry | undefined {
  const nameEnds = stat.lastIndexOf(')');
  const pid = Number.parseInt(stat, 10);
  const [state, parent, group, session, ...rest] = stat.slice(nameEnds + 2).split(' ');
  const startTime = rest[15];
  if (nameEnds < 0 || startTime === undefined) return undefined;
  return {
    pid,
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    startTime: Number(startTime),
    work: rest.slice(7, 11).reduce((sum, ticks) => sum + Number(ticks), 0),
    dead: state === 'Z' || state === 'X',
  };
}
