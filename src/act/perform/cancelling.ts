import type { Announcement } from '../../core/announcement.ts';
import { isLive, type Task } from '../../core/task.ts';
import { factsOf } from '../tasks/facts-of.ts';
import type { TaskManager } from '../tasks/task-manager.ts';
import type { Answering } from './answering.ts';

export interface CancellingTools {
  readonly tasks: Pick<TaskManager, 'cancelTask'>;
  readonly answering: Answering;
}

/** Resolves when nothing of the task is left; with its status where it had ended already. */
export async function cancelOne(
  task: Task,
  now: boolean | undefined,
  { tasks, answering }: CancellingTools,
): Promise<Announcement> {
  if (!isLive(task)) return { type: 'taskStatus', task: factsOf(task) };
  return await answering.about([task], async () => {
    await tasks.cancelTask(task.id, { now });
    return { type: 'taskEnded', task: factsOf(task) };
  });
}

/** Ends those that live, all at the same time. Resolves when nothing of any is left. */
export async function cancelAll(
  wanted: readonly Task[],
  now: boolean | undefined,
  { tasks, answering }: CancellingTools,
): Promise<Announcement> {
  const live = wanted.filter(isLive);
  return await answering.about(live, async () => {
    await Promise.all(live.map(({ id }) => tasks.cancelTask(id, { now })));
    return { type: 'allCancelled', tasks: live.map(factsOf) };
  });
}
