import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../../core/time.ts';
import type { Family } from './family.ts';
import { keyOf } from './family.ts';
import type { ProcessEntry } from './process-table.ts';
import { readProcess } from './process-table.ts';
import { sendSignal } from './send-signal.ts';

export interface StopOptions {
  /** From SIGTERM to SIGKILL. */
  readonly grace: Milliseconds;
  /** Aborts when nobody wants to wait any longer: SIGKILL at once. */
  readonly now: AbortSignal;
  /** Whether somebody else sent this one its SIGTERM already: a second one makes some programs drop their work. */
  readonly wasTold?: (entry: ProcessEntry) => boolean;
}

/** How long after SIGKILL a process may still be there (in the kernel, on a dead disk) before it is given up. */
const PATIENCE: Milliseconds = 2_000;

/**
 * SIGTERM, and SIGCONT since a stopped process cannot hear it, to everything of the family; after `grace` SIGKILL.
 * Resolves as soon as nothing is left, with those that not even SIGKILL ended (mostly none). Never rejects.
 */
export async function stopFamily(family: Family, options: StopOptions): Promise<readonly ProcessEntry[]> {
  const told = new Set<string>();
  const killAt = performance.now() + options.grace;
  for (;;) {
    const alive = family.members();
    if (alive.length === 0) return [];
    if (performance.now() > killAt + PATIENCE) return alive;
    const force = options.now.aborted || performance.now() >= killAt;
    for (const entry of alive) {
      if (force) sendSignal(entry, 'SIGKILL');
      else if (!told.has(keyOf(entry))) {
        told.add(keyOf(entry));
        if (options.wasTold?.(entry) !== true) sendSignal(entry, 'SIGTERM');
        sendSignal(entry, 'SIGCONT');
      }
    }
    await goneOrDue(alive, force ? performance.now() + 100 : killAt, options.now);
  }
}

/** Resolves when all of `entries` are gone, at `due`, or when `now` aborts. */
export async function goneOrDue(entries: readonly ProcessEntry[], due: Milliseconds, now: AbortSignal): Promise<void> {
  const wasAborted = now.aborted;
  for (let pause = 1; performance.now() < due && now.aborted === wasAborted; pause = Math.min(pause * 2, 25)) {
    if (!entries.some(isThere)) return;
    await sleep(Math.min(pause, Math.max(1, due - performance.now())));
  }
}

function isThere(entry: ProcessEntry): boolean {
  const found = readProcess(entry.pid);
  return found !== undefined && !found.dead && found.startTime === entry.startTime;
}
