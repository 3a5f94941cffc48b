import { stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Agent } from '../../core/agent.ts';
import type { ProcessIdentity } from '../../core/journal.ts';
import type { RunningProcess } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import { findLeader } from '../containment/find-leader.ts';
import { identityOf, isAlive } from '../containment/process-identity.ts';
import type { Ending } from './judge.ts';
import type { TaskRecord } from './task-record.ts';

/** A run as it begins: with a process of our own, or with one that an earlier Wilco started. */
export interface Beginning {
  readonly process: RunningProcess | undefined;
  /** Undefined when it never ran or is gone already. */
  readonly identity: ProcessIdentity | undefined;
  readonly ending: Promise<Ending>;
  /** Bytes of the log that were told before. */
  readonly oldUntil: number;
  /** When it was over, where that was before now. */
  readonly overSince: Milliseconds | undefined;
}

/** Starts the agent on an empty log. Never rejects. */
export async function startAgent(task: TaskRecord, agent: Agent, signal: AbortSignal): Promise<Beginning> {
  const { id: taskId, prompt, projectDir, logFile, marker } = task;
  // Where this fails, the agent's own opening of the file meets the same error and says why.
  await writeFile(logFile, '', { mode: 0o600 }).catch(() => {});
  const run = await agent.start({ taskId, prompt, projectDir, logFile, marker }, signal);
  const pid = run.process?.pid;
  const identity = pid === undefined ? undefined : identityOf(pid);
  return { process: run.process, identity, ending: run.exit, oldUntil: 0, overSince: undefined };
}

/**
 * Takes over a process that an earlier Wilco started, or what is left of it. `written` is what the journal knows of it:
 * nothing where Wilco died right after the start. Never rejects.
 */
export async function adopt(
  task: TaskRecord,
  written: ProcessIdentity | undefined,
  poll: Milliseconds,
  stop: AbortSignal,
): Promise<Beginning> {
  const identity = written ?? findLeader(task.marker);
  const log = await stat(task.logFile).catch(() => undefined);
  const oldUntil = log?.size ?? 0;
  if (identity === undefined || !isAlive(identity)) {
    const ending = Promise.resolve<Ending>({ type: 'unseen', wilcoRan: false });
    return { process: undefined, identity: undefined, ending, oldUntil, overSince: log?.mtimeMs };
  }
  const process = { pid: identity.pid, exitCode: null, signalCode: null };
  return { process, identity, ending: endOf(identity, poll, stop), oldUntil, overSince: undefined };
}

async function endOf(identity: ProcessIdentity, poll: Milliseconds, stop: AbortSignal): Promise<Ending> {
  while (isAlive(identity) && !stop.aborted) await sleep(poll, undefined, { signal: stop }).catch(() => {});
  return { type: 'unseen', wilcoRan: true };
}
