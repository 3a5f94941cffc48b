import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WilcoError } from '../core/error.ts';

/** A folder that is this process's own until `release`, or until the process is gone, however it ends. */
export interface FolderLock {
  release(): void;
}

/**
 * Locks `folder`, which exists, by a file in it that names the holder's pid. The kernel keeps the lock (flock(2)), so
 * that of many who try at once exactly one gets it and a crash leaves nothing behind. Node has no call for it: the
 * program `flock` of util-linux locks our own open file, and such a lock belongs to the open file and stays when
 * `flock` is gone. Rejects with `daemon_already_running`, or with `package_missing` where there is no `flock`.
 */
export async function lockFolder(folder: string, pid: number = process.pid): Promise<FolderLock> {
  const path = join(folder, 'wilco.lock');
  const fd = openSync(path, 'a+', 0o600);
  try {
    if (!(await flock(fd))) throw alreadyRunning(await holder(path));
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

/** Where `flock` is besides on the PATH, which a unit or a test may have narrowed. */
const FLOCK = ['flock', '/usr/bin/flock', '/bin/flock', '/run/current-system/sw/bin/flock'] as const;

async function flock(fd: number): Promise<boolean> {
  for (const program of FLOCK) {
    const code = await exitCode(spawn(program, ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', fd] }));
    if (code === 0) return true;
    if (code === 1) return false;
    if (code !== 'ENOENT') throw cannotLock(`${program} ended with ${code ?? 'a signal'}`);
  }
  throw new WilcoError({
    code: 'package_missing',
    message: 'The program flock, which keeps a second daemon from starting, is not installed.',
    hint: 'Install util-linux: sudo apt-get install util-linux',
  });
}

function cannotLock(reason: string): WilcoError {
  return new WilcoError({
    code: 'state_unwritable',
    message: `The folder of the socket cannot be locked: ${reason}.`,
    hint: 'Set XDG_RUNTIME_DIR to a folder on a local file system.',
  });
}

function exitCode(child: ChildProcess): Promise<number | 'ENOENT' | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve('ENOENT');
      else reject(error);
    });
    child.once('exit', resolve);
  });
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
