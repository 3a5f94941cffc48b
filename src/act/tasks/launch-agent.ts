import { writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import type { Agent, Invocation } from '../../core/agent.ts';
import { errorFacts, WilcoError } from '../../core/error.ts';
import type { Milliseconds } from '../../core/time.ts';
import { takeSnapshot } from '../changes/take-snapshot.ts';
import { ContainedRun } from '../containment/contained-run.ts';
import type { Launcher, LaunchNews } from '../containment/launcher.ts';
import type { RunNote } from '../containment/launcher-report.ts';
import { inNamespace } from '../containment/namespace.ts';
import { bootId } from '../containment/process-identity.ts';
import type { TaskFiles } from '../journal/task-files.ts';
import { inPlainWords } from '../system-errors.ts';
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
    const unwanted = AbortSignal.any([signals.cancelled, signals.detached]);
    await takeSnapshot({ projectDir, folder, env: tools.env }, unwanted);
    return await launch({ task, invocation, stdin }, tools, signals);
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

interface Launch {
  readonly task: TaskRecord;
  readonly invocation: Invocation;
  readonly stdin: string | undefined;
}

/** So often a launcher may be killed over one order. */
const TRIES = 3;

async function launch(what: Launch, tools: LaunchTools, signals: LaunchSignals, tries = TRIES): Promise<Beginning> {
  const { cancelled, detached } = signals;
  if (cancelled.aborted || detached.aborted) return notStarted(CANCELLED);
  if (tries === 0)
    return notStarted('The process that starts agents was killed each time before it could start this one.');
  const { task, invocation, stdin } = what;
  const { launcher, files, poll, namespace } = tools;
  const { id, projectDir: folder } = task;
  const { logFile, logLimit, marker } = task.place;
  const { file, args, env } = invocation;
  const runFile = files.runFile(id, task.attempt);
  const began = Promise.withResolvers<Beginning>();
  let run: ContainedRun | undefined;
  let asked = false;
  const unheard = () => {
    if (run !== undefined || asked) return;
    asked = true;
    began.resolve(beganUnheard(what, tools, signals, tries));
  };
  const hear = (news: LaunchNews) => {
    if (run !== undefined) run.hear(news, detached);
    else if (asked) return;
    else if (news.type !== 'note') unheard();
    else if (news.note.type === 'started') {
      const { wrapper, agent: leader, cgroup } = news.note;
      run = new ContainedRun({ marker, wrapper, leader, cgroup }, runFile, poll);
      run.guard(detached);
      began.resolve({ run, oldUntil: 0, overSince: undefined });
    } else if (news.note.type === 'refused' && isTaken(news.note)) unheard();
    else if (news.note.type === 'refused') {
      began.resolve(notStarted(whyRefused(news.note, { file, cwd: folder, env })));
    }
  };
  for (const signal of [cancelled, detached]) signal.addEventListener('abort', unheard, { once: true });
  const order = { id, folder, logFile, logLimit, runFile, stdin, env };
  try {
    await launcher.launch({ ...order, command: namespace ? inNamespace([file, ...args]) : [file, ...args] }, hear);
    return await began.promise;
  } finally {
    for (const signal of [cancelled, detached]) signal.removeEventListener('abort', unheard);
  }
}

/** Somebody else has the run file: an order of a launcher that was killed came to its wrapper all the same. */
function isTaken({ stage, errno }: Extract<RunNote, { type: 'refused' }>): boolean {
  return stage === 'run' && errno === constants.errno.EEXIST;
}

/**
 * Nobody tells how the order fares, or nobody wants to wait for that: what is there is watched, and what never began is
 * begun anew, or not at all.
 */
async function beganUnheard(
  what: Launch,
  tools: LaunchTools,
  signals: LaunchSignals,
  tries: number,
): Promise<Beginning> {
  const found = await adoptAgent(what.task, { process: undefined, bootId: bootId() }, tools, signals.detached);
  return 'type' in found ? await launch(what, tools, signals, tries - 1) : { ...found, oldUntil: 0 };
}
