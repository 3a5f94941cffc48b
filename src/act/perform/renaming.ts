import type { Announcement } from '../../core/announcement.ts';
import { WilcoError } from '../../core/error.ts';
import type { Task } from '../../core/task.ts';
import { factsOf } from '../tasks/facts-of.ts';
import type { TaskManager } from '../tasks/task-manager.ts';
import { cleanName, type TaskNames } from './task-names.ts';

/**
 * Calls a task as the person wants, without a number behind it. Rejects with `bad_argument` for a name that another
 * living task has, and for one without a letter or digit.
 */
export async function rename(
  task: Task,
  wanted: string,
  { tasks, names }: { readonly tasks: Pick<TaskManager, 'renameTask'>; readonly names: TaskNames },
): Promise<Announcement> {
  const name = cleanName(wanted);
  if (!/[\p{L}\p{N}]/u.test(name)) throw noName(task);
  const before = task.name;
  await names.withThis(name, task, () => tasks.renameTask(task.id, name));
  return { type: 'renamed', task: factsOf(task), before };
}

function noName({ id }: Task): WilcoError {
  return new WilcoError({
    code: 'bad_argument',
    message: 'That is no name: it has neither a letter nor a digit.',
    hint: `Say it once more with a name: “rename task ${id} to login”`,
  });
}
