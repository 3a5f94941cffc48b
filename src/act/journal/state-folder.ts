import { chmod, type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WilcoError } from '../../core/error.ts';
import { inPlainWords } from '../system-errors.ts';
import { tryLock } from './file-lock.ts';
import { makeTaskFolders, type TaskFiles, taskFiles } from './task-files.ts';

/** The folder that holds the journal and the tasks' files, locked against every other owner until `release`. */
export interface StateFolder {
  readonly journalFile: string;
  readonly files: TaskFiles;
  release(): Promise<void>;
}

/**
 * Makes the folder where it is missing (only its owner may look into it) and locks it. The lock ends with the process,
 * however that ends. Rejects with `state_in_use` when another owner lives, with `state_unwritable` when the disk says no.
 */
export async function openStateFolder(dir: string): Promise<StateFolder> {
  const lock = await lockFile(dir).catch((cause: unknown) => {
    throw cause instanceof WilcoError ? cause : unwritable(dir, cause);
  });
  return { journalFile: journalFileIn(dir), files: taskFiles(dir), release: () => lock.close() };
}

/** The journal of the state folder `dir`. */
export function journalFileIn(dir: string): string {
  return join(dir, 'journal.jsonl');
}

async function lockFile(dir: string): Promise<FileHandle> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
  const path = join(dir, 'lock');
  const lock = await open(path, 'a+', 0o600);
  try {
    if (!(await tryLock(lock.fd))) throw inUse(dir, (await readFile(path, 'utf8').catch(() => '')).trim());
    await makeTaskFolders(dir);
    await signLock(lock);
    return lock;
  } catch (cause) {
    await lock.close();
    throw cause;
  }
}

/** Only for the message of others: on a full disk it may fail. */
async function signLock(lock: FileHandle): Promise<void> {
  try {
    await lock.truncate();
    await lock.write(`${process.pid}\n`, 0);
  } catch {}
}

function unwritable(dir: string, cause: unknown): WilcoError {
  return new WilcoError(
    {
      code: 'state_unwritable',
      message: `The folder ${dir}, where Wilco keeps its tasks, cannot be used: ${inPlainWords(cause)}.`,
      hint: 'Make it writable or make room on the disk, or set XDG_STATE_HOME to another folder.',
    },
    { cause },
  );
}

function inUse(dir: string, owner: string): WilcoError {
  return new WilcoError({
    code: 'state_in_use',
    message: `The folder ${dir} is in use by another Wilco${owner === '' ? '' : ` (process ${owner})`}.`,
    hint: 'Use the one that runs (wilco status), or end it first: wilco stop',
  });
}
