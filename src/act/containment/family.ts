import { readFileSync } from 'node:fs';
import { descendants } from './descendants.ts';
import type { ProcessKey } from './launcher-report.ts';
import { type MarkedProcesses, markedProcesses } from './marked-processes.ts';
import { isRunning } from './process-identity.ts';
import type { ProcessEntry } from './process-table.ts';
import { withDescriptor } from './spare-descriptor.ts';

/** How the processes of a task are told from all others. */
export interface Origin {
  /** Its value of WILCO_TASK, which every descendant inherits that does not empty its environment. */
  readonly marker: string;
  /**
   * The subreaper above the agent: while it lives, what is below it is the task, all of it and nothing else. Undefined
   * for tasks of a Wilco that had none.
   */
  readonly wrapper: ProcessKey | undefined;
  /**
   * The agent, which leads a session and group of its own. Only for one that runs or ran until a moment ago: the number
   * of a group that died out can be given to strangers.
   */
  readonly leader: ProcessKey | undefined;
  /** The folder of its control group. */
  readonly cgroup?: string | undefined;
}

/**
 * The living processes of one task: all below its wrapper. Where that was killed, those in its control group, by the
 * agent's group and session, by the marker in their environment, the descendants of these, and whoever was seen before.
 * Only then it can miss one: a process that emptied its environment, took a session of its own and lost its parent.
 */
export class Family {
  readonly origin: Origin;
  readonly #known = new Set<string>();

  constructor(origin: Origin) {
    this.origin = origin;
  }

  /** Never gives Wilco's own process, nor the wrapper. */
  members(): readonly ProcessEntry[] {
    const { wrapper } = this.origin;
    const members = wrapper !== undefined && isRunning(wrapper) ? descendants(wrapper.pid) : this.#searched();
    for (const entry of members) this.#known.add(keyOf(entry));
    return members;
  }

  #searched(): readonly ProcessEntry[] {
    const { entries: table, markers } = markedProcesses();
    const children = Map.groupBy(table, (entry) => entry.parent);
    const groupIsOurs = this.#groupIsOurs(table);
    const grouped = this.#inControlGroup();
    const queue = table.filter((entry) => grouped.has(entry.pid) || this.#isSeed(entry, groupIsOurs, markers));
    const found = new Map<number, ProcessEntry>();
    for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
      if (found.has(entry.pid)) continue;
      found.set(entry.pid, entry);
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

  #isSeed(entry: ProcessEntry, groupIsOurs: boolean, markers: MarkedProcesses['markers']): boolean {
    const { leader, marker } = this.origin;
    if (this.#known.has(keyOf(entry))) return true;
    if (leader !== undefined && entry.startTime < leader.startTime) return false;
    if (groupIsOurs && (entry.group === leader?.pid || entry.session === leader?.pid)) return true;
    return markers.get(entry.pid) === marker;
  }

  #inControlGroup(): ReadonlySet<number> {
    const { cgroup } = this.origin;
    if (cgroup === undefined) return new Set();
    try {
      return new Set(
        withDescriptor(() => readFileSync(`${cgroup}/cgroup.procs`, 'latin1'))
          .split('\n')
          .filter(Boolean)
          .map(Number),
      );
    } catch {
      return new Set();
    }
  }
}

export function keyOf(entry: ProcessKey): string {
  return `${entry.pid}:${entry.startTime}`;
}
