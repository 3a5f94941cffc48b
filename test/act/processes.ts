import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { readProcess } from '../../src/act/containment/process-table.ts';

/** Expects of what `read` gives, sooner or later; the machine may be busy with other things. */
export function soon(read: () => unknown): ReturnType<typeof expect.poll> {
  return expect.poll(read, { timeout: 15_000, interval: 10 });
}

/** The process id that a fixture wrote into `file`, once it is there. */
export async function pidFrom(file: string): Promise<number> {
  await soon(() => readPid(file)).toBeGreaterThan(0);
  return readPid(file);
}

export function isRunning(pid: number): boolean {
  const entry = readProcess(pid);
  return entry !== undefined && !entry.dead;
}

function readPid(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0;
  }
}
