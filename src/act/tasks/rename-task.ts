import type { Journal } from '../../core/journal.ts';
import type { Log } from '../../core/log.ts';
import { isLive } from '../../core/task.ts';
import { renameInOutputFile } from '../output/rename-in-output-file.ts';
import type { TaskRecord } from './task-record.ts';

/**
 * Gives a task another name, in its record at once, in the journal, and in the output file of an ended one. Resolves
 * when that is done. Never rejects: the name holds, and what cannot be written now is written later by the journal, or
 * not at all in the file.
 */
export async function renameTask(
  task: TaskRecord,
  name: string,
  { journal, log }: { readonly journal: Journal; readonly log: Log },
): Promise<void> {
  const { id } = task;
  task.name = name;
  try {
    await journal.append({ v: 1, type: 'renamed', at: Date.now(), id, name });
  } catch (cause) {
    log.warn(`the new name of task ${id} is not in the journal yet`, cause);
  }
  if (!isLive(task)) await putNameIntoFile(task, log);
}

/** The task's name as its output file's title. Never rejects: where that cannot be written it keeps the old one. */
export async function putNameIntoFile(task: TaskRecord, log: Log): Promise<void> {
  await renameInOutputFile(task).catch((cause: unknown) => {
    log.warn(`the output file of task ${task.id} keeps its old name`, cause);
  });
}
