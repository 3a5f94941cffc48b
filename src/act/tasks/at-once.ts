import { readFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';

/** What a coding agent takes, with the compilers and tests that it runs. */
const MEMORY = 1.5 * 1024 ** 3;
const PER_CORE = 4;
/** What a running task takes of this process's descriptors, and what the rest of Wilco needs. */
const DESCRIPTORS = { perTask: 3, others: 100 } as const;

/** How many agents may run at once: as many as `wanted`, else by memory and cores, and never more than descriptors allow. */
export function atOnceOn(wanted: number | undefined): number {
  return Math.min(wanted ?? byMachine(), byDescriptors());
}

function byMachine(): number {
  const byMemory = totalmem() / MEMORY;
  const byCores = availableParallelism() * PER_CORE;
  return Math.max(1, Math.floor(Math.min(byMemory, byCores)));
}

function byDescriptors(): number {
  const limit = /^Max open files\s+(\d+)/m.exec(ownLimits())?.[1];
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.floor((Number(limit) - DESCRIPTORS.others) / DESCRIPTORS.perTask));
}

function ownLimits(): string {
  try {
    return readFileSync('/proc/self/limits', 'latin1');
  } catch {
    return '';
  }
}
