import type { Milliseconds } from '../../core/time.ts';
import type { ContainedRun } from './contained-run.ts';
import { processName } from './process-name.ts';
import { type StopOptions, stopRun } from './stop-run.ts';
import { waitFor } from './wait-for.ts';

/** Children that end with their agent need a moment to do so; they left nothing behind. */
const SETTLE: Milliseconds = 20;

/**
 * What an agent that ended by itself left running is stopped, or with `keep` left alone. Resolves with the names of
 * those, for the person; empty when it left nothing.
 */
export async function sweep(
  run: ContainedRun,
  options: StopOptions & { readonly keep: boolean },
): Promise<readonly string[]> {
  if (run.isGone) return [];
  await waitFor(run.gone, SETTLE);
  if (run.isGone) return [];
  const names = run.members().map((entry) => processName(entry.pid));
  if (!options.keep) await stopRun(run, options);
  return names;
}
