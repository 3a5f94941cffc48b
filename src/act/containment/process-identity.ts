import { readFileSync } from 'node:fs';
import type { ProcessIdentity } from '../../core/journal.ts';
import type { Milliseconds } from '../../core/time.ts';
import { readProcess } from './process-table.ts';

/** Undefined when there is no such process. One of our own children that just ended still has its identity. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const entry = readProcess(pid);
  return entry === undefined ? undefined : { pid, startTime: entry.startTime, bootId: bootId() };
}

/** Whether this very process still runs; false when its id belongs to another by now. */
export function isAlive(identity: ProcessIdentity): boolean {
  return isRunning(identity) && identity.bootId === bootId();
}

/** {@link isAlive} for a process of this life of the machine. */
export function isRunning(key: Pick<ProcessIdentity, 'pid' | 'startTime'>): boolean {
  const entry = readProcess(key.pid);
  return entry !== undefined && !entry.dead && entry.startTime === key.startTime;
}

/** In clock ticks a second: USER_HZ, which is 100 on every machine that Wilco knows (proc_pid_stat(5)). */
const TICKS = 100;

/**
 * How long a process of this life of the machine has run, at least: what the machine slept is left out, also what it
 * slept before (process.hrtime is CLOCK_MONOTONIC, which stands still meanwhile; a start time does not).
 */
export function ageOf(key: Pick<ProcessIdentity, 'startTime'>): Milliseconds {
  const awake = Number(process.hrtime.bigint() / 1_000_000n);
  return Math.max(0, awake - (key.startTime * 1000) / TICKS);
}

let known: string | undefined;

/** Changes with every start of the machine. */
export function bootId(): string {
  known ??= readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  return known;
}
