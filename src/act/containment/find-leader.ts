import type { ProcessIdentity } from '../../core/journal.ts';
import { Family } from './family.ts';
import { bootId } from './process-identity.ts';

/** The agent that was started with `marker`, by its environment alone; undefined when it is gone. */
export function findLeader(marker: string): ProcessIdentity | undefined {
  const leaders = new Family({ marker, leader: undefined }).members().filter((entry) => entry.session === entry.pid);
  const first = leaders.sort((a, b) => a.startTime - b.startTime || a.pid - b.pid)[0];
  return first === undefined ? undefined : { pid: first.pid, startTime: first.startTime, bootId: bootId() };
}
