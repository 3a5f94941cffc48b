import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { execa } from 'execa';
import type { AgentExit, AgentRun } from '../../core/agent.ts';
import { whyNotStarted } from './why-not-started.ts';

export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/**
 * Starts a program in a session and group of its own, without stdin, its stdout and stderr on one append descriptor of
 * the log file: a pipe would lose what is printed while Wilco is busy or dead. It outlives this process. Never rejects;
 * what cannot start is an exit `notStarted`. Its end is its own exit: children that hold its output do not count.
 */
export async function launch(order: Launch, signal: AbortSignal): Promise<AgentRun> {
  const log = createWriteStream(order.logFile, { flags: 'a', mode: 0o600 });
  try {
    await once(log, 'open');
  } catch (cause) {
    return notStarted(`The task's log file cannot be written: ${codeOf(cause)}.`);
  }
  try {
    return signal.aborted ? notStarted('It was cancelled before it began.') : spawnOnto(log, order);
  } catch (cause) {
    return notStarted(whyNotStarted(order, codeOf(cause)));
  } finally {
    log.destroy();
  }
}

/** execa hands a file's stream to the child as its bare descriptor: nothing flows through this process. */
function spawnOnto(log: WriteStream, order: Launch): AgentRun {
  const subprocess = execa(order.file, order.args, {
    cwd: order.cwd,
    env: order.env,
    extendEnv: false,
    stdio: ['ignore', log, log],
    detached: true,
    cleanup: false,
    reject: false,
    buffer: false,
  });
  if (subprocess.pid === undefined) {
    const exit = subprocess.then((result): AgentExit => {
      return { type: 'notStarted', reason: whyNotStarted(order, result.code ?? 'unknown error') };
    });
    return { process: undefined, exit };
  }
  const child = subprocess.nodeChildProcess;
  const exit = new Promise<AgentExit>((resolve) => {
    child.once('exit', (code, endedBy) => {
      resolve(code === null ? { type: 'signalled', signal: endedBy ?? 'SIGKILL' } : { type: 'exited', code });
    });
  });
  return { process: child, exit };
}

function notStarted(reason: string): AgentRun {
  return { process: undefined, exit: Promise.resolve({ type: 'notStarted', reason }) };
}

/** The name of a system error ("ENOSPC"), or of an error of Node's own. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown error';
}
