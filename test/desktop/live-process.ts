import { readdir, readFile } from 'node:fs/promises';

/** A process that is neither dead nor a zombie. */
export interface LiveProcess {
  readonly pid: number;
  readonly parent: number;
  /** Its command line, arguments joined by spaces. */
  readonly command: string;
}

/** Every living process whose environment holds `variable` ("NAME=value"), by its id. */
export async function processesWith(variable: string): Promise<readonly LiveProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => ((await carries(pid, variable)) ? liveProcess(pid) : undefined)),
  );
  return found.filter((each) => each !== undefined).sort((a, b) => a.pid - b.pid);
}

/** The process with this id, or undefined when it is gone or a zombie. */
export async function liveProcess(pid: number): Promise<LiveProcess | undefined> {
  try {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    return { pid, parent: Number(parent), command: command.split('\0').join(' ').trim() };
  } catch {
    return undefined;
  }
}

async function carries(pid: number, variable: string): Promise<boolean> {
  try {
    return (await readFile(`/proc/${pid}/environ`, 'latin1')).split('\0').includes(variable);
  } catch {
    return false;
  }
}
