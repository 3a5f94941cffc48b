import { chmod, type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WilcoError } from '../../core/error.ts';
import { tryLock } from './file-lock.ts';

/** The folder that holds the journal and the tasks' logs, locked against every other owner until `release`. */
export interface StateFolder {
  readonly journalFile: string;
  logFile(taskId: number): string;
  release(): Promise<void>;
}

/**
 * Makes the folder where it is missing (only its owner may look into it) and locks it. The lock ends with the process,
 * however that ends. Rejects with `state_in_use` when another owner lives, with `state_unwritable` when the disk says no.
 */
export async function openStateFolder(dir: string): Promise<StateFolder> {
  const lockFile = join(dir, 'lock');
  const lock = await openLock(dir, lockFile);
  if (!(await tryLock(lock.fd))) {
    const owner = (await readFile(lockFile, 'utf8').catch(() => '')).trim();
    await lock.close();
    throw inUse(dir, owner);
  }
  await lock.truncate();
  await lock.write(`${process.pid}\n`, 0);
  return {
    journalFile: join(dir, 'journal.jsonl'),
    logFile: (taskId) => join(dir, 'tasks', `${taskId}.log`),
    release: () => lock.close(),
  };
}

async function openLock(dir: string, lockFile: string): Promise<FileHandle> {
  try {
    await mkdir(join(dir, 'tasks'), { recursive: true, mode: 0o700 });
    await chmod(dir, 0o700);
    return await open(lockFile, 'a+', 0o600);
  } catch (cause) {
    throw new WilcoError(
      {
        code: 'state_unwritable',
        message: `The folder ${dir}, where Wilco keeps its tasks, cannot be written${cause instanceof Error ? `: ${cause.message}` : ''}.`,
        hint: 'Make it writable or make room on the disk, or set XDG_STATE_HOME to another folder.',
      },
      { cause },
    );
  }
}

function inUse(dir: string, owner: string): WilcoError {
  return new WilcoError({
    code: 'state_in_use',
    message: `The folder ${dir} is in use by another Wilco${owner === '' ? '' : ` (process ${owner})`}.`,
    hint: 'Use the one that runs (wilco status), or end it first: wilco stop',
  });
}
