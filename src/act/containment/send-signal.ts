import type { ProcessEntry } from './process-table.ts';
import { readProcess } from './process-table.ts';

/**
 * Signals this very process, never another that got its id: the start time is compared right before. Gives whether the
 * signal was sent. Never throws: a process that is gone, or one of another user, is none of our business.
 */
export function sendSignal(to: Pick<ProcessEntry, 'pid' | 'startTime'>, signal: NodeJS.Signals): boolean {
  const entry = readProcess(to.pid);
  if (entry === undefined || entry.dead || entry.startTime !== to.startTime) return false;
  return kill(to.pid, signal);
}

/**
 * Signals the process group that `leader` leads, or `leader` alone where it leads none (its group is then somebody
 * else's, perhaps our own).
 */
export function sendSignalToGroup(leader: Pick<ProcessEntry, 'pid' | 'startTime'>, signal: NodeJS.Signals): boolean {
  const entry = readProcess(leader.pid);
  if (entry === undefined || entry.startTime !== leader.startTime) return false;
  if (entry.group === leader.pid) return kill(-leader.pid, signal);
  return !entry.dead && kill(leader.pid, signal);
}

function kill(target: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(target, signal);
  } catch {
    return false;
  }
}
