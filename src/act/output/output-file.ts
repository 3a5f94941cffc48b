import { closeSync, fsync, open, rename, unlink } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TaskFacts } from '../../core/task.ts';
import { codeOf } from '../system-errors.ts';
import { makeOutputFolder, outputFolderOf } from './output-folder.ts';
import { outputHeader } from './output-header.ts';
import { whenDescriptorFree } from './when-descriptor-free.ts';
import { writeFenced } from './write-fenced.ts';

const openFile = promisify(open);
const sync = promisify(fsync);
const move = promisify(rename);
const remove = promisify(unlink);

export function outputFileOf(task: Pick<TaskFacts, 'id' | 'projectDir'>): string {
  return join(outputFolderOf(task.projectDir), `task-${task.id}-output.md`);
}

/**
 * Writes the promised copy of a task's output into its project, in a folder that git ignores: whole or not at all, also
 * through a power failure (written aside, synced, then renamed). `read` gives the output anew each time it is called,
 * as UTF-8. It can be called again for the same task, as after a crash in the middle; what that left is replaced. Waits
 * for a descriptor where none is free. Rejects with what {@link noteOnOutputFile} makes a sentence of.
 */
export async function writeOutputFile(task: TaskFacts, read: () => AsyncIterable<Uint8Array>): Promise<string> {
  await makeOutputFolder(task.projectDir);
  const file = outputFileOf(task);
  const aside = join(outputFolderOf(task.projectDir), `.task-${task.id}-output.md.tmp`);
  await writeOutputTo(file, aside, task, read);
  return file;
}

/** The same for any file; `aside` is one of the same folder that nobody else uses. Rejects with the system's error. */
export async function writeOutputTo(
  file: string,
  aside: string,
  task: TaskFacts,
  read: () => AsyncIterable<Uint8Array>,
): Promise<void> {
  const fd = await whenDescriptorFree(() => openFresh(aside));
  try {
    try {
      await writeFenced(fd, `${outputHeader(task)}\n`, read);
      await sync(fd);
    } finally {
      closeSync(fd);
    }
    await move(aside, file);
  } catch (cause) {
    await remove(aside).catch(() => {});
    throw cause;
  }
}

/** An output may hold secrets; the log from which it comes is its owner's alone as well. */
const OWN = 0o600;

/** Never through a link, and never into what another process may still have open. */
async function openFresh(file: string): Promise<number> {
  try {
    return await openFile(file, 'wx', OWN);
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause;
    await remove(file);
    return await openFile(file, 'wx', OWN);
  }
}
