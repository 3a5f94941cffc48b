import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WilcoError } from '../core/error.ts';
import type { FileLock } from '../core/file-lock.ts';

/** A folder that is this process's own until `release`, or until the process is gone, however it ends. */
export interface FolderLock {
  release(): void;
}

/**
 * Locks `folder`, which exists, by a file in it that names the holder's pid. Of many who try at once exactly one gets
 * it, and a crash leaves nothing behind. Rejects with `daemon_already_running`, or with `state_unwritable` where the
 * folder's file system cannot lock.
 */
export async function lockFolder(folder: string, lock: FileLock, pid: number = process.pid): Promise<FolderLock> {
  const path = join(folder, 'wilco.lock');
  const fd = openSync(path, 'a+', 0o600);
  try {
    const locked = await lock(fd).catch((cause: unknown) => {
      throw cannotLock(cause);
    });
    if (!locked) throw alreadyRunning(await holder(path));
    ftruncateSync(fd);
    writeSync(fd, `${pid}\n`);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  return {
    release: () => {
      ftruncateSync(fd);
      closeSync(fd);
    },
  };
}

export function alreadyRunning(pid: number | undefined): WilcoError {
  return new WilcoError({
    code: 'daemon_already_running',
    message: `Wilco is already running${pid === undefined ? '' : ` as process ${pid}`}.`,
    hint: 'Use it as it is, or end it first: wilco stop',
  });
}

function cannotLock(cause: unknown): WilcoError {
  return new WilcoError(
    {
      code: 'state_unwritable',
      message: `The folder of the socket cannot be locked: ${cause instanceof Error ? cause.message : cause}.`,
      hint: 'Set XDG_RUNTIME_DIR to a folder on a local file system.',
    },
    { cause },
  );
}

/** The holder's pid. Between its lock and its writing lies a moment in which the file is empty or names a dead one. */
async function holder(path: string): Promise<number | undefined> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    if (pid > 0 && isAlive(pid)) return pid;
    await sleep(10);
  }
  return undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
