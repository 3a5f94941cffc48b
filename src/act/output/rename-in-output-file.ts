import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TaskFacts } from '../../core/task.ts';
import { replaceFile } from '../replace-file.ts';
import { outputFileOf } from './output-file.ts';
import { isItself, outputFolderOf } from './output-folder.ts';
import { titleLine } from './output-header.ts';

/** Bytes of an output file that is written anew for a name; a longer one keeps its old name. */
const MOST = 1024 * 1024;

type NamedTask = Pick<TaskFacts, 'id' | 'name' | 'projectDir'>;

/** What is at work on the file of a task; never rejects. */
const working = new WeakMap<NamedTask, Promise<void>>();

/**
 * Puts the name that a task has now into the title of its output file, which is written aside and renamed; one call of a
 * task after the other, so that the last name stays. A file that is not there, is large, lies behind a link or has
 * another first line stays as it is. Rejects with the system's error.
 */
export function renameInOutputFile(task: NamedTask): Promise<void> {
  const renamed = (working.get(task) ?? Promise.resolve()).then(() => putName(task));
  working.set(
    task,
    renamed.catch(() => {}),
  );
  return renamed;
}

async function putName(task: NamedTask): Promise<void> {
  const file = outputFileOf(task);
  if (!(await isItself(file))) return;
  const facts = await stat(file);
  if (!facts.isFile() || facts.size > MOST) return;
  const text = await readFile(file);
  const end = text.indexOf('\n');
  if (end === -1 || !text.toString('utf8', 0, end).startsWith(`# Task ${task.id}: `)) return;
  const aside = join(outputFolderOf(task.projectDir), `.task-${task.id}-output.md.tmp`);
  await replaceFile(file, aside, Buffer.concat([Buffer.from(titleLine(task)), text.subarray(end)]));
}
