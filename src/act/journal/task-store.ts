import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Journal } from '../../core/journal.ts';
import { FileJournal } from './file-journal.ts';
import { MemoryJournal } from './memory-journal.ts';
import { openStateFolder } from './state-folder.ts';
import { makeTaskFolders, type TaskFiles, taskFiles } from './task-files.ts';

/** Where tasks are kept: the journal and the tasks' files. */
export interface TaskStore extends TaskFiles {
  readonly journal: Journal;
  /** Whether tasks can outlive this program. */
  readonly lasting: boolean;
  close(): Promise<void>;
}

/**
 * With a state folder: kept there, and the folder is locked. Without: in `journal`, by default in memory, the files in
 * a temporary folder that goes with the program. Rejects with `state_in_use` or `state_unwritable`.
 */
export async function openTaskStore(stateDir: string | undefined, journal?: Journal): Promise<TaskStore> {
  return stateDir === undefined ? await temporaryStore(journal ?? new MemoryJournal()) : await lastingStore(stateDir);
}

async function lastingStore(stateDir: string): Promise<TaskStore> {
  const folder = await openStateFolder(stateDir);
  const journal = new FileJournal(folder.journalFile);
  await journal.compact();
  return {
    ...folder.files,
    journal,
    lasting: true,
    close: async () => {
      await journal.close();
      await folder.release();
    },
  };
}

async function temporaryStore(journal: Journal): Promise<TaskStore> {
  const dir = await mkdtemp(join(tmpdir(), 'wilco-tasks-'));
  const remove = () => rmSync(dir, { recursive: true, force: true });
  process.once('exit', remove);
  await makeTaskFolders(dir);
  return {
    ...taskFiles(dir),
    journal,
    lasting: false,
    close: async () => {
      process.off('exit', remove);
      remove();
    },
  };
}
