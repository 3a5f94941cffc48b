import type { Milliseconds } from '../../core/time.ts';
import type { Family } from './family.ts';
import { processName } from './process-name.ts';
import { goneOrDue, type StopOptions, stopFamily } from './stop-family.ts';

/** Children that end with their agent need a moment to do so; they left nothing behind. */
const SETTLE: Milliseconds = 20;

/**
 * What an agent that ended by itself left running is stopped. Resolves with the names of those, for the person; empty
 * when it left nothing.
 */
export async function sweep(family: Family, options: StopOptions): Promise<readonly string[]> {
  const found = family.members();
  if (found.length === 0) return [];
  await goneOrDue(found, performance.now() + SETTLE, options.now);
  const names = family.members().map((entry) => processName(entry.pid));
  await stopFamily(family, options);
  return names;
}
