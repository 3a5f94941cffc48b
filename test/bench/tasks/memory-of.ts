import { readFileSync } from 'node:fs';

/** MiB of a process, its share of what it shares with others (PSS, proc_pid_smaps(5)); undefined when it is gone. */
export function memoryOf(pid: number): number | undefined {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
