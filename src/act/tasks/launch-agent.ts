import { writeFile } from 'node:fs/promises';
import type { Agent, Invocation } from '../../core/agent.ts';
import { errorFacts, WilcoError } from '../../core/error.ts';
import type { Milliseconds } from '../../core/time.ts';
import { takeSnapshot } from '../changes/take-snapshot.ts';
import { ContainedRun } from '../containment/contained-run.ts';
import type { Launcher, LaunchNews } from '../containment/launcher.ts';
import { inNamespace } from '../containment/namespace.ts';
import { bootId } from '../containment/process-identity.ts';
import type { TaskFiles } from '../journal/task-files.ts';
import { inPlainWords } from '../journal/why-unwritable.ts';
import { adoptAgent } from './adopt-agent.ts';
import { type Beginning, notStarted } from './beginning.ts';
import type { TaskRecord } from './task-record.ts';
import { whyRefused } from './why-refused.ts';

export interface LaunchTools {
  readonly launcher: Launcher;
  readonly files: TaskFiles;
  readonly poll: Milliseconds;
  /** Whether the agent gets a PID namespace of its own. */
  readonly namespace: boolean;
  /** For Wilco's own git. */
  readonly env: NodeJS.ProcessEnv;
}

export interface LaunchSignals {
  /** It is not wanted any more. */
  readonly cancelled: AbortSignal;
  /** Wilco lets go of it. */
  readonly detached: AbortSignal;
}

/**
 * Notes the project's state and starts the agent. Resolves when it runs, or cannot. Never rejects: what cannot start has
 * a reason.
 */
export async function launchAgent(
  task: TaskRecord,
  agent: Agent,
  tools: LaunchTools,
  signals: LaunchSignals,
): Promise<Beginning> {
  const { id: taskId, prompt, projectDir } = task;
  try {
    const invocation = agent.invocation({ taskId, prompt, projectDir, marker: task.place.marker });
    const stdin = await writePrompt(invocation, tools.files.promptFile(taskId));
    const folder = tools.files.changesFolder(taskId);
    await takeSnapshot({ projectDir, folder, env: tools.env }, signals.cancelled);
    if (signals.cancelled.aborted) return notStarted(CANCELLED);
    return await launch(task, invocation, stdin, tools, signals);
  } catch (cause) {
    const { message, hint } = errorFacts(cause);
    return notStarted(`${message} ${hint}`);
  }
}

const CANCELLED = 'It was cancelled before it began.';

async function writePrompt({ stdin }: Invocation, file: string): Promise<string | undefined> {
  if (stdin === undefined) return undefined;
  try {
    await writeFile(file, stdin, { mode: 0o600 });
    return file;
  } catch (cause) {
    throw new WilcoError(
      {
        code: 'state_unwritable',
        message: `The prompt could not be written for the agent: ${inPlainWords(cause)}.`,
        hint: 'Make room on the disk, and start the task again.',
      },
      { cause },
    );
  }
}

async function launch(
  task: TaskRecord,
  invocation: Invocation,
  stdin: string | undefined,
  tools: LaunchTools,
  signals: LaunchSignals,
): Promise<Beginning> {
  const { launcher, files, poll, namespace } = tools;
  const { id, projectDir: folder } = task;
  const { logFile, logLimit, marker } = task.place;
  const { file, args, env } = invocation;
  const runFile = files.runFile(id, task.attempt);
  const began = Promise.withResolvers<Beginning>();
  let run: ContainedRun | undefined;
  const hear = (news: LaunchNews) => {
    if (run !== undefined) run.hear(news, signals.detached);
    else if (news.type === 'note' && news.note.type === 'started') {
      const { wrapper, agent: leader, cgroup } = news.note;
      run = new ContainedRun({ marker, wrapper, leader, cgroup }, runFile, poll);
      run.guard(signals.detached);
      began.resolve({ run, oldUntil: 0, overSince: undefined });
    } else if (news.type === 'note' && news.note.type === 'refused') {
      began.resolve(notStarted(whyRefused(news.note, { file, cwd: folder, env })));
    } else began.resolve(beganUnheard(task, invocation, stdin, tools, signals));
  };
  const order = { id, folder, logFile, logLimit, runFile, stdin, env };
  await launcher.launch({ ...order, command: namespace ? inNamespace([file, ...args]) : [file, ...args] }, hear);
  return await began.promise;
}

/** The launcher or the wrapper was killed meanwhile: what is there is watched, and what never began is begun anew. */
async function beganUnheard(
  task: TaskRecord,
  invocation: Invocation,
  stdin: string | undefined,
  tools: LaunchTools,
  signals: LaunchSignals,
): Promise<Beginning> {
  const found = await adoptAgent(task, { process: undefined, bootId: bootId() }, tools, signals.detached);
  if (!('type' in found)) return { ...found, oldUntil: 0 };
  if (signals.cancelled.aborted) return notStarted(CANCELLED);
  return await launch(task, invocation, stdin, tools, signals);
}
