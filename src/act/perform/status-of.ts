import type { Announcement } from '../../core/announcement.ts';
import { isLive, type Task } from '../../core/task.ts';
import { factsOf } from '../tasks/facts-of.ts';
import type { TaskManager } from '../tasks/task-manager.ts';

/** What runs and waits, and what ended last. */
export function statusOf(tasks: Pick<TaskManager, 'getAllTasks' | 'getRunningTasks'>): Announcement {
  const ended = tasks.getAllTasks().filter((task) => !isLive(task));
  const last = ended.reduce<Task | undefined>((newest, task) => {
    return newest === undefined || (task.completedAt ?? 0) > (newest.completedAt ?? 0) ? task : newest;
  }, undefined);
  const live = tasks.getRunningTasks().map(factsOf);
  return { type: 'status', live, lastEnded: last === undefined ? undefined : factsOf(last) };
}
