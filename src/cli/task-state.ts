import { basename } from 'node:path';
import { isLive, type TaskFacts } from '../core/task.ts';
import type { Milliseconds } from '../core/time.ts';
import { duration } from './duration.ts';

/** How a task stands, in one word. */
export function stateOf(task: TaskFacts): string {
  if (task.status === 'pending' && task.waitsFor !== undefined) return 'waiting';
  return isSilent(task) ? 'stalled' : task.status;
}

/** The most telling sentence about it. */
export function lastWordOf(task: TaskFacts, tasks: readonly TaskFacts[], now: Milliseconds): string {
  if (task.status === 'pending') return task.waitsFor === undefined ? '' : whatItWaitsFor(task, tasks);
  if (isSilent(task)) return `silent for ${duration(now - (task.stalledSince ?? now))}`;
  return task.reason ?? task.result ?? task.activity ?? '';
}

/** "it waits for task 1, fix login", without a full stop */
export function whatItWaitsFor(task: TaskFacts, tasks: readonly TaskFacts[]): string {
  switch (task.waitsFor) {
    case 'project': {
      const inProject = tasks.filter((other) => other.projectDir === task.projectDir && other.id < task.id);
      const ahead = inProject.filter(isLive).toSorted((one, other) => other.id - one.id)[0];
      return ahead === undefined
        ? `it waits for its turn in ${basename(task.projectDir)}`
        : `it waits for task ${ahead.id}, ${ahead.name}`;
    }
    case 'slot':
      return 'it waits for another task to end';
    case undefined:
      return 'it is being started';
  }
}

function isSilent(task: TaskFacts): boolean {
  return task.status === 'running' && task.stalledSince !== undefined;
}
