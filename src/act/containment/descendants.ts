import { readdirSync, readFileSync } from 'node:fs';
import { type ProcessEntry, readProcess } from './process-table.ts';
import { withDescriptor } from './spare-descriptor.ts';

/**
 * The living processes below `pid`, by the kernel's own lists of children (/proc/PID/task/TID/children, proc(5)). It
 * costs in proportion to what is below, however many processes the machine has. One that changes its parent at this
 * moment can be missed: ask again until nothing is left.
 */
export function descendants(pid: number): readonly ProcessEntry[] {
  const found = new Map<number, ProcessEntry>();
  const queue = [...children(pid)];
  for (let child = queue.pop(); child !== undefined; child = queue.pop()) {
    if (found.has(child)) continue;
    const entry = readProcess(child);
    if (entry === undefined) continue;
    found.set(child, entry);
    queue.push(...children(child));
  }
  return [...found.values()].filter((entry) => !entry.dead);
}

/** Every thread has children of its own. */
function children(pid: number): readonly number[] {
  try {
    return withDescriptor(() => readdirSync(`/proc/${pid}/task`)).flatMap((thread) => childrenOfThread(pid, thread));
  } catch {
    return [];
  }
}

function childrenOfThread(pid: number, thread: string): readonly number[] {
  try {
    const list = withDescriptor(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1')).trim();
    return list === '' ? [] : list.split(' ').map(Number);
  } catch {
    return [];
  }
}
