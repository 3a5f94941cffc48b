import { mkdirSync } from 'node:fs';
import { mkdtemp, readdir, readlink, realpath, rm, statfs } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../desktop/until.ts';

/** statfs(2): the memory of the machine, which would make every sync free. */
const IN_MEMORY: ReadonlySet<number> = new Set([0x0102_1994, 0x8584_58f6]);
/** Bytes that the largest round needs: a log, its copy in the project, the data and what the reference makes of it. */
const ROOM = 6 * 1024 ** 3;

/**
 * A folder on a real disk for the state folders and projects of the measured managers. Every process of a task works
 * below it and keeps that working directory however it was daemonised, so that it can be told from all others.
 */
export class Workplace {
  readonly folder: string;
  #rounds = 0;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Rejects where no disk is there, or has no room. */
  static async make(): Promise<Workplace> {
    for (const parent of [tmpdir(), '/var/tmp', homedir()]) {
      const disk = await statfs(parent).catch(() => undefined);
      if (disk === undefined || IN_MEMORY.has(disk.type) || disk.bavail * disk.bsize < ROOM) continue;
      return new Workplace(await mkdtemp(join(await realpath(parent), 'wilco-bench-')));
    }
    throw new Error('no folder lies on a disk (not in memory) with 6 GiB to spare; set TMPDIR to one');
  }

  /** A new empty folder in it. */
  round(): string {
    this.#rounds += 1;
    const folder = join(this.folder, `round-${this.#rounds}`);
    mkdirSync(folder);
    return folder;
  }

  /** Resolves when no process works in it and it is removed. */
  async close(): Promise<void> {
    await until('the processes of the tasks to end', async () => {
      return (await endProcessesIn(this.folder)) === 0;
    });
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Sends SIGKILL to them; gives how many there were. */
export async function endProcessesIn(folder: string): Promise<number> {
  const found = await processesIn(folder);
  for (const pid of found) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {}
  }
  return found.length;
}

/** The living processes whose working directory is in `folder`; see proc_pid_cwd(5). */
export async function processesIn(folder: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '');
      return cwd === folder || cwd.startsWith(`${folder}/`) ? Number(pid) : undefined;
    }),
  );
  return found.filter((pid) => pid !== undefined);
}
