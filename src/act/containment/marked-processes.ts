import { readFileSync } from 'node:fs';
import type { Milliseconds } from '../../core/time.ts';
import { type ProcessEntry, readProcesses } from './process-table.ts';
import { withDescriptor } from './spare-descriptor.ts';

/** The process table together with the tasks that the processes belong to by their environment. */
export interface MarkedProcesses {
  readonly entries: readonly ProcessEntry[];
  /** Process id → its value of WILCO_TASK, for the living that have one and let us read it. */
  readonly markers: ReadonlyMap<number, string>;
}

/** A table older than this is read anew. */
const FRESH: Milliseconds = 5;

let last: MarkedProcesses | undefined;
let lastRead: Milliseconds = 0;

/** Read once for all tasks that ask in the same moment: it takes some milliseconds for some hundreds of processes. */
export function markedProcesses(): MarkedProcesses {
  if (last !== undefined && performance.now() - lastRead < FRESH) return last;
  const entries = readProcesses().filter((entry) => entry.pid !== 1 && entry.pid !== process.pid);
  const markers = new Map<number, string>();
  for (const { pid, dead } of entries) {
    const marker = dead ? undefined : markerOf(pid);
    if (marker !== undefined) markers.set(pid, marker);
  }
  last = { entries, markers };
  lastRead = performance.now();
  return last;
}

function markerOf(pid: number): string | undefined {
  try {
    return /(?:^|\0)WILCO_TASK=([^\0]*)\0/.exec(
      withDescriptor(() => readFileSync(`/proc/${pid}/environ`, 'latin1')),
    )?.[1];
  } catch {
    return undefined;
  }
}
