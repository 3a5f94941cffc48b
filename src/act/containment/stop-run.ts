import type { Milliseconds } from '../../core/time.ts';
import type { ContainedRun } from './contained-run.ts';
import { keyOf } from './family.ts';
import type { ProcessEntry } from './process-table.ts';
import { sendSignal, sendSignalToGroup } from './send-signal.ts';
import { waitFor } from './wait-for.ts';

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

/** How often those that came since are told too, and the force is used again. */
const LOOK_AGAIN: Milliseconds = 100;

/**
 * SIGTERM, and SIGCONT since a stopped process cannot hear it, to everything of the run; after `grace` SIGKILL. Resolves
 * as soon as nothing is left, with those that not even SIGKILL ended (mostly none). Never rejects.
 */
export async function stopRun(run: ContainedRun, options: StopOptions): Promise<readonly ProcessEntry[]> {
  const told = new Set<string>();
  const killAt = performance.now() + options.grace;
  let forcedAt: Milliseconds | undefined;
  while (!run.isGone) {
    if (forcedAt !== undefined && performance.now() > forcedAt + PATIENCE) return run.members();
    const force = options.now.aborted || performance.now() >= killAt;
    if (force) {
      forcedAt ??= performance.now();
      run.killAll();
    } else {
      for (const entry of run.members()) {
        if (told.has(keyOf(entry))) continue;
        told.add(keyOf(entry));
        if (options.wasTold?.(entry) !== true) sendSignal(entry, 'SIGTERM');
        sendSignal(entry, 'SIGCONT');
      }
    }
    const due = force ? LOOK_AGAIN : Math.min(LOOK_AGAIN, killAt - performance.now());
    await waitFor(run.gone, Math.max(1, due), options.now);
  }
  return [];
}

/**
 * Ends the agent and its process group, as {@link stopRun} ends everything; what else it started goes on. Resolves when
 * the agent is over, or could not be ended. Never rejects.
 */
export async function stopAgent(run: ContainedRun, options: Pick<StopOptions, 'grace' | 'now'>): Promise<void> {
  const { leader } = run.origin;
  if (leader === undefined) return;
  if (!options.now.aborted) {
    sendSignalToGroup(leader, 'SIGTERM');
    sendSignalToGroup(leader, 'SIGCONT');
    await waitFor(run.ended, options.grace, options.now);
    if (run.isOver) return;
  }
  sendSignalToGroup(leader, 'SIGKILL');
  await waitFor(run.ended, PATIENCE);
}
