import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the files of tasks are. Only names are given here: that a file has one does not mean that it exists. */
export interface TaskFiles {
  /** Holds run files and prompts. */
  readonly runsDir: string;
  /** What the agent printed. */
  logFile(taskId: number): string;
  /** How an attempt to run the agent began and ended. */
  runFile(taskId: number, attempt: number): string;
  /** What the agent reads from stdin. */
  promptFile(taskId: number): string;
  /** What is needed to tell what the task changed. Whoever needs the folder makes it. */
  changesFolder(taskId: number): string;
  /** What the task changed, as a diff for a person to read. */
  diffFile(taskId: number): string;
  /** Its output so far, for a person to read. */
  outputFile(taskId: number): string;
  /** Removes all files of a task. Rejects with the system's error. */
  forget(taskId: number): Promise<void>;
  /**
   * Removes the files of all tasks but the known ones. Only while no task is being ordered: its files would look like
   * a stranger's. Never rejects: what cannot be removed stays until the next time.
   */
  removeStrays(known: ReadonlySet<number>): Promise<void>;
}

const FOLDERS = ['tasks', 'runs', 'changes'] as const;

/** Makes the folders that are missing, for their owner alone. Rejects with the system's error. */
export async function makeTaskFolders(dir: string): Promise<void> {
  for (const folder of FOLDERS) await mkdir(join(dir, folder), { recursive: true, mode: 0o700 });
}

export function taskFiles(dir: string): TaskFiles {
  return {
    runsDir: join(dir, 'runs'),
    logFile: (taskId) => join(dir, 'tasks', `${taskId}.log`),
    runFile: (taskId, attempt) => join(dir, 'runs', `${taskId}-${attempt}.run`),
    promptFile: (taskId) => join(dir, 'runs', `${taskId}.prompt`),
    changesFolder: (taskId) => join(dir, 'changes', `${taskId}`),
    diffFile: (taskId) => join(dir, 'tasks', `${taskId}.diff`),
    outputFile: (taskId) => join(dir, 'tasks', `${taskId}-output.md`),
    forget: (taskId) => removeWhere(dir, (id) => id === taskId),
    removeStrays: (known) => removeWhere(dir, (id) => !known.has(id)).catch(() => {}),
  };
}

async function removeWhere(dir: string, unwanted: (taskId: number) => boolean): Promise<void> {
  const removed = FOLDERS.map(async (folder) => {
    const names = (await namesIn(join(dir, folder))).filter((name) => {
      const id = taskOf(name);
      return id !== undefined && unwanted(id);
    });
    await Promise.all(names.map((name) => rm(join(dir, folder, name), { recursive: true, force: true })));
  });
  const failed = (await Promise.allSettled(removed)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}

/** "7", "7.log" and "7-1.run" are files of task 7; any other name is not ours to remove. */
function taskOf(name: string): number | undefined {
  const digits = /^([1-9][0-9]*)(?:[-.]|$)/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
