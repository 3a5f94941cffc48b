import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { dropSnapshot } from '../changes/drop-snapshot.ts';
import { readChanges } from '../changes/read-changes.ts';
import { keptHead } from '../output/log-limit.ts';
import type { RunContext } from './run-context.ts';
import type { TaskRecord } from './task-record.ts';

/** Writes into the record what the task left: what it changed, and whether its output was cut. Never rejects. */
export async function noteTraces(task: TaskRecord, { files, env }: Pick<RunContext, 'files' | 'env'>): Promise<void> {
  task.waitsFor = undefined;
  task.stalledSince = undefined;
  const { id, projectDir, process } = task;
  if (process !== undefined) {
    task.process = { pid: process.pid, exitCode: process.exitCode, signalCode: process.signalCode };
  }
  if (existsSync(files.promptFile(id))) await rm(files.promptFile(id)).catch(() => {});
  const { logFile, logLimit } = task.place;
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  const kept = keptHead(logLimit);
  if (size > 2 * kept) {
    task.note(`It printed ${mebibytes(size)} MiB; the first and the last ${mebibytes(kept)} MiB were kept.`);
  }
  const folder = files.changesFolder(id);
  if (task.startedAt !== undefined) {
    await rm(files.diffFile(id), { force: true }).catch(() => {});
    const place = { projectDir, folder, env, diffFile: files.diffFile(id) };
    task.changes = await readChanges(place, AbortSignal.timeout(10_000));
  }
  await dropSnapshot(folder);
}

function mebibytes(bytes: number): string {
  const number = bytes / (1024 * 1024);
  return number < 10 ? number.toFixed(1) : number.toFixed(0);
}
