import { stat } from 'node:fs/promises';
import type { Milliseconds } from '../../core/time.ts';
import { claimRunFile } from '../containment/claim-run-file.ts';
import { ContainedRun } from '../containment/contained-run.ts';
import type { Origin } from '../containment/family.ts';
import { findLeader } from '../containment/find-leader.ts';
import { bootId, isRunning } from '../containment/process-identity.ts';
import { type RunRecord, settledRun } from '../containment/run-file.ts';
import type { RememberedTask } from '../journal/replay-tasks.ts';
import type { TaskFiles } from '../journal/task-files.ts';
import type { Beginning } from './beginning.ts';
import type { TaskRecord } from './task-record.ts';
import { whyRefused } from './why-refused.ts';

/** `waiting`: it never began and nobody else can begin it any more; `task.attempt` is the next try. */
export type Adopted = Beginning | { readonly type: 'waiting' };

export interface AdoptTools {
  readonly files: TaskFiles;
  readonly poll: Milliseconds;
}

/**
 * Finds out what became of a task that an earlier Wilco left: it runs, it has ended, it never began, or it is lost.
 * Nothing is started here. Never rejects.
 */
export async function adoptAgent(
  task: TaskRecord,
  remembered: Pick<RememberedTask, 'process' | 'bootId'>,
  { files, poll }: AdoptTools,
  detached: AbortSignal,
): Promise<Adopted> {
  const oldUntil = (await stat(task.place.logFile).catch(() => undefined))?.size ?? 0;
  const { runFile, record } = await lastRun(task, files);
  const begin = (run: Beginning['run'], overSince?: Milliseconds): Beginning => ({ run, oldUntil, overSince });
  if (record === undefined) {
    if (task.startedAt === undefined && remembered.bootId === bootId()) return { type: 'waiting' };
    return begin(runOfOldWilco(task, remembered, poll, detached));
  }
  const { started, end, changedAt, intervention } = record;
  if (end?.type === 'refused') {
    const attempt = { file: task.agent, cwd: task.projectDir, env: {} };
    return begin({ ending: { type: 'notStarted', reason: whyRefused(end, attempt) } }, changedAt);
  }
  const isOver = end !== undefined && (started === undefined || record.gone || !record.thisBoot);
  if (isOver) return { ...begin({ ending: end }, changedAt), intervention };
  if (started === undefined) return begin(runOfOldWilco(task, remembered, poll, detached));
  if (!record.thisBoot) return { ...begin(lost(MACHINE), changedAt), intervention };
  const { wrapper, agent, cgroup } = started;
  const leader = isRunning(agent) ? agent : undefined;
  const run = watched({ marker: task.place.marker, wrapper, leader, cgroup }, runFile, poll, detached);
  return { ...begin(run, end === undefined ? undefined : changedAt), intervention };
}

/**
 * The newest run file. A task without one, or with a claimed one, gets the next number, and the one before is claimed;
 * where it cannot be, the number stays, and whoever makes the file first has the run.
 */
async function lastRun(
  task: TaskRecord,
  files: TaskFiles,
): Promise<{ readonly runFile: string; readonly record: RunRecord | undefined }> {
  for (;;) {
    const runFile = files.runFile(task.id, task.attempt);
    const record = await settledRun(runFile);
    if (record !== undefined && !record.claimed) return { runFile, record };
    const claimed = record === undefined ? claimRunFile(runFile) : 'taken';
    if (claimed === 'failed') return { runFile, record: undefined };
    if (record !== undefined || claimed === 'claimed') task.attempt += 1;
    if (claimed === 'claimed') return { runFile, record: undefined };
  }
}

const MACHINE = 'The machine was restarted while it ran.';
const UNKNOWN = 'Wilco was not running when it ended; its outcome is unknown.';

/** Without a run file it is known by the journal, or by the marker in its environment. */
function runOfOldWilco(
  task: TaskRecord,
  remembered: Pick<RememberedTask, 'process' | 'bootId'>,
  poll: Milliseconds,
  detached: AbortSignal,
): Beginning['run'] {
  const { process, bootId: orderedIn } = remembered;
  const { marker } = task.place;
  if ((process?.bootId ?? orderedIn ?? bootId()) !== bootId())
    return lost(task.startedAt === undefined ? NEVER : MACHINE);
  const leader = process ?? findLeader(marker);
  if (leader === undefined) return lost(UNKNOWN);
  return watched({ marker, wrapper: undefined, leader }, undefined, poll, detached);
}

const NEVER = 'The machine was restarted before it could begin.';

function lost(reason: string): Beginning['run'] {
  return { ending: { type: 'lost', reason } };
}

function watched(origin: Origin, runFile: string | undefined, poll: Milliseconds, detached: AbortSignal): ContainedRun {
  const run = new ContainedRun(origin, runFile, poll);
  run.watch(detached);
  return run;
}
