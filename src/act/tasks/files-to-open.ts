import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Agent } from '../../core/agent.ts';
import { WilcoError } from '../../core/error.ts';
import { isLive } from '../../core/task.ts';
import { readChanges } from '../changes/read-changes.ts';
import type { TaskFiles } from '../journal/task-files.ts';
import { outputFileOf, writeOutputTo } from '../output/output-file.ts';
import { isItself } from '../output/output-folder.ts';
import { readableOutput } from '../output/readable-output.ts';
import { inPlainWords } from '../system-errors.ts';
import { factsOf } from './facts-of.ts';
import { nothingToOpen } from './refusals.ts';
import type { TaskRecord } from './task-record.ts';

/**
 * The output file in the task's project; where the task is live, or that file is missing or lies behind a link, one of
 * Wilco's own with the output so far, which goes with the task. Rejects with `state_unwritable`.
 */
export async function outputToOpen(task: TaskRecord, agent: Agent, files: TaskFiles): Promise<string> {
  const promised = outputFileOf(task);
  if (!isLive(task) && (await isFile(promised)) && (await isItself(promised))) return promised;
  const file = files.outputFile(task.id);
  const { logFile, logLimit } = task.place;
  try {
    await writeOutputTo(file, `${file}.${randomUUID()}.tmp`, factsOf(task), () =>
      readableOutput(logFile, agent, logLimit),
    );
    return file;
  } catch (cause) {
    throw new WilcoError(
      {
        code: 'state_unwritable',
        message: `A file with the output of task ${task.id} could not be written: ${inPlainWords(cause)}.`,
        hint: `Read it in a terminal: wilco output ${task.id}`,
      },
      { cause },
    );
  }
}

/** The diff that was written when the task ended; where it runs, one of now. Rejects with `open_failed`. */
export async function diffToOpen(task: TaskRecord, files: TaskFiles, env: NodeJS.ProcessEnv): Promise<string> {
  const { id, name, projectDir } = task;
  const file = files.diffFile(id);
  const instead = `Look into its folder: ${projectDir}`;
  if (task.status === 'pending') throw nothingToOpen(`Task ${id} (${name}) has not begun yet.`, instead);
  const running = isLive(task);
  const place = { projectDir, folder: files.changesFolder(id), env, diffFile: file };
  const changes = running ? await readChanges(place, AbortSignal.timeout(PATIENCE)) : task.changes;
  if (changes === undefined) {
    const why = 'its project is no git repository, or git did not tell in time';
    throw nothingToOpen(`What task ${id} (${name}) changed cannot be told: ${why}.`, instead);
  }
  if (changes.fileCount === 0) {
    throw nothingToOpen(`Task ${id} (${name}) ${running ? 'has changed no file so far' : 'changed no file'}.`, instead);
  }
  if (await isFile(file)) return file;
  throw nothingToOpen(`The changes of task ${id} (${name}) were not kept as a diff.`, instead);
}

/** A person waits for it. */
const PATIENCE = 5_000;

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}
