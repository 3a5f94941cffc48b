import { readFileSync } from 'node:fs';
import type { ProcessIdentity } from '../../core/journal.ts';
import type { ProcessEntry } from './process-table.ts';
import { readProcesses } from './process-table.ts';

/** How the processes of a task are told from all others. */
export interface Origin {
  /** Its value of WILCO_TASK, which every descendant inherits that does not empty its environment. */
  readonly marker: string;
  /**
   * The agent, which leads a session and group of its own. Only for one that runs or ran until a moment ago: the number
   * of a group that died out can be given to strangers.
   */
  readonly leader: Pick<ProcessIdentity, 'pid' | 'startTime'> | undefined;
}

/**
 * The living processes of one task: by group and session, by the marker in their environment, and the descendants of
 * these. Whoever was seen once stays a member, also when its parent is gone. It misses a process that emptied its
 * environment, took a session of its own and lost its parent before anyone looked.
 */
export class Family {
  readonly origin: Origin;
  readonly #known = new Set<string>();

  constructor(origin: Origin) {
    this.origin = origin;
  }

  /** Takes a few milliseconds; never gives Wilco's own process. */
  members(): readonly ProcessEntry[] {
    const table = readProcesses().filter((entry) => entry.pid !== 1 && entry.pid !== process.pid);
    const children = Map.groupBy(table, (entry) => entry.parent);
    const groupIsOurs = this.#groupIsOurs(table);
    const queue = table.filter((entry) => this.#isSeed(entry, groupIsOurs));
    const found = new Map<number, ProcessEntry>();
    for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
      if (found.has(entry.pid)) continue;
      found.set(entry.pid, entry);
      this.#known.add(keyOf(entry));
      queue.push(...(children.get(entry.pid) ?? []));
    }
    return [...found.values()].filter((entry) => !entry.dead);
  }

  #groupIsOurs(table: readonly ProcessEntry[]): boolean {
    const { leader } = this.origin;
    if (leader === undefined) return false;
    const holder = table.find((entry) => entry.pid === leader.pid);
    return holder === undefined || holder.startTime === leader.startTime;
  }

  #isSeed(entry: ProcessEntry, groupIsOurs: boolean): boolean {
    const { leader, marker } = this.origin;
    if (this.#known.has(keyOf(entry))) return true;
    if (leader !== undefined && entry.startTime < leader.startTime) return false;
    if (groupIsOurs && (entry.group === leader?.pid || entry.session === leader?.pid)) return true;
    return !entry.dead && hasMarker(entry.pid, marker);
  }
}

export function keyOf(entry: Pick<ProcessEntry, 'pid' | 'startTime'>): string {
  return `${entry.pid}:${entry.startTime}`;
}

function hasMarker(pid: number, marker: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`).includes(`WILCO_TASK=${marker}\0`);
  } catch {
    return false;
  }
}
