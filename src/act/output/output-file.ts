import { type FileHandle, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TaskFacts } from '../../core/task.ts';
import { outputHeader } from './output-header.ts';

export function outputFileOf(task: Pick<TaskFacts, 'id' | 'projectDir'>): string {
  return join(task.projectDir, '.claude-tasks', `task-${task.id}-output.md`);
}

/**
 * Writes the promised copy of a task's output into its project: whole or not at all (written aside, then renamed), in a
 * folder that git ignores. `read` gives the output anew each time it is called. Rejects with the system's error.
 */
export async function writeOutputFile(task: TaskFacts, read: () => AsyncIterable<string>): Promise<string> {
  const folder = join(task.projectDir, '.claude-tasks');
  await makeIgnoredFolder(folder);
  const aside = join(folder, `.task-${task.id}-output.md.tmp`);
  try {
    const fence = '`'.repeat(Math.max(3, (await longestRunOfBackticks(read())) + 1));
    const file = await open(aside, 'w');
    try {
      await file.write(`${outputHeader(task)}\n${fence}\n`);
      const endedLine = await copy(read(), file);
      await file.write(`${endedLine ? '' : '\n'}${fence}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, outputFileOf(task));
    return outputFileOf(task);
  } catch (cause) {
    await rm(aside, { force: true }).catch(() => {});
    throw cause;
  }
}

async function makeIgnoredFolder(folder: string): Promise<void> {
  await mkdir(folder).catch(unless('EEXIST'));
  await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(unless('EEXIST'));
}

function unless(code: string): (cause: unknown) => void {
  return (cause) => {
    if (!(cause instanceof Error && 'code' in cause && cause.code === code)) throw cause;
  };
}

/** Resolves with whether the last line was ended by a newline; nothing at all counts as ended. */
async function copy(pieces: AsyncIterable<string>, file: FileHandle): Promise<boolean> {
  let endedLine = true;
  for await (const piece of pieces) {
    if (piece === '') continue;
    await file.write(piece);
    endedLine = piece.endsWith('\n');
  }
  return endedLine;
}

async function longestRunOfBackticks(pieces: AsyncIterable<string>): Promise<number> {
  let longest = 0;
  /** How long the run at the end of the last piece is: it can go on in the next. */
  let unended = 0;
  for await (const piece of pieces) {
    if (piece === '') continue;
    const before = unended;
    unended = 0;
    for (const { 0: run, index } of piece.matchAll(/`+/g)) {
      const length = run.length + (index === 0 ? before : 0);
      longest = Math.max(longest, length);
      if (index + run.length === piece.length) unended = length;
    }
  }
  return longest;
}
