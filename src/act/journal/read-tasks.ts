import type { TaskFacts } from '../../core/task.ts';
import { FileJournal } from './file-journal.ts';
import { replayTasks } from './replay-tasks.ts';
import { journalFileIn } from './state-folder.ts';

/**
 * The tasks in a state folder as its journal has them now, newest first, without owning the folder: another Wilco may be
 * at work in it. None where there is no folder. Writes nothing. Rejects with `state_unwritable` for a journal that
 * cannot be read.
 */
export async function readTasks(stateDir: string): Promise<readonly TaskFacts[]> {
  const { tasks } = await replayTasks(new FileJournal(journalFileIn(stateDir)));
  return tasks.map(({ facts }) => facts).reverse();
}
