import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readProcesses } from '../../../src/act/containment/process-table.ts';
import { sendSignal } from '../../../src/act/containment/send-signal.ts';

/**
 * The command lines of all living processes that have to do with a folder: they work in it, have a file of it open, or
 * name it in their environment or their arguments. Wilco's own do not count: this one, the launcher, and the wrappers,
 * which end just after their word that nothing is left.
 */
export function processesIn(dir: string): readonly string[] {
  return readProcesses()
    .filter((entry) => !entry.dead && entry.pid !== process.pid && hasToDoWith(entry.pid, dir))
    .map((entry) => read(entry.pid, 'cmdline').replaceAll('\0', ' ').trim())
    .filter((command) => !/^wilco (?:launcher|task \d+)$/.test(command));
}

/** For after a program that may have died and left its tasks at work: they may outlive it, but not the test. */
export function killProcessesIn(dir: string): void {
  const left = readProcesses().filter((entry) => entry.pid !== process.pid && hasToDoWith(entry.pid, dir));
  for (const entry of left) sendSignal(entry, 'SIGKILL');
}

function hasToDoWith(pid: number, dir: string): boolean {
  if (isBelow(dir, link(`/proc/${pid}/cwd`))) return true;
  if (read(pid, 'environ').includes(dir) || read(pid, 'cmdline').includes(dir)) return true;
  return descriptors(pid).some((path) => isBelow(dir, path));
}

function isBelow(dir: string, path: string): boolean {
  return path === dir || path.startsWith(`${dir}/`);
}

function descriptors(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).map((fd) => link(join(folder, fd)));
  } catch {
    return [];
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function read(pid: number, what: 'environ' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'latin1');
  } catch {
    return '';
  }
}
