import { Family } from './family.ts';
import type { ProcessKey } from './launcher-report.ts';

/** The agent that was started with `marker`, by its environment alone; undefined when it is gone. */
export function findLeader(marker: string): ProcessKey | undefined {
  const family = new Family({ marker, wrapper: undefined, leader: undefined });
  const leaders = family.members().filter((entry) => entry.session === entry.pid);
  const first = leaders.sort((a, b) => a.startTime - b.startTime || a.pid - b.pid)[0];
  return first === undefined ? undefined : { pid: first.pid, startTime: first.startTime };
}
