import { changeKnown } from './change-known.ts';
import { parseTaskEvent } from './parse-task-event.ts';

/** What must stay of a journal so that it still comes to the same tasks. */
export interface NeededLines {
  /** How many there are in all. */
  readonly count: number;
  /** By number, from 0. */
  readonly numbers: ReadonlySet<number>;
  /** The highest id that was ever given. */
  readonly lastId: number;
}

/**
 * Needed are a known task's `created`, its last `started`, `renamed` and `ended`, and what a later version wrote; not
 * what is about removed or unknown tasks, nor torn lines.
 */
export async function neededLines(lines: AsyncIterable<readonly string[]>): Promise<NeededLines> {
  const tasks = new Map<number, { created: number; started?: number; renamed?: number; ended?: number }>();
  const foreign: number[] = [];
  let count = 0;
  let lastId = 0;
  for await (const some of lines) {
    for (const line of some) {
      const number = count;
      count += 1;
      const event = parseTaskEvent(line);
      switch (event?.type) {
        case 'created':
          lastId = Math.max(lastId, event.task.id);
          tasks.set(event.task.id, { created: number });
          break;
        case 'started':
          changeKnown(tasks, event.id, (task) => ({ ...task, started: number }));
          break;
        case 'ended':
          changeKnown(tasks, event.task.id, (task) => ({ ...task, ended: number }));
          break;
        case 'renamed':
          changeKnown(tasks, event.id, (task) => ({ ...task, renamed: number }));
          break;
        case 'removed':
          tasks.delete(event.id);
          break;
        case 'compacted':
          lastId = Math.max(lastId, event.lastId);
          break;
        case undefined:
          if (isForeign(line)) foreign.push(number);
          break;
      }
    }
  }
  const numbers = new Set(foreign);
  for (const task of tasks.values()) for (const number of Object.values(task)) numbers.add(number);
  return { count, numbers, lastId };
}

/** Whole, but not of a kind that is known here. */
function isForeign(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'type' in value;
  } catch {
    return false;
  }
}
