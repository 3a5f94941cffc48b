import type { Agent } from '../../core/agent.ts';
import { LogTail } from './log-tail.ts';
import { longestRead, shown } from './longest-line.ts';
import { readableLines } from './readable-output.ts';

export interface FollowedTask {
  readonly logFile: string;
  readonly agent: Agent;
  /** Resolves once there is a log. */
  readonly begun: Promise<void>;
  /** Resolves when nothing is written to it any more. */
  readonly done: Promise<unknown>;
}

/** A task's readable lines from its first on, some at a time, until it has ended or `signal` aborts. */
export async function* followOutput(from: FollowedTask, signal: AbortSignal): AsyncGenerator<readonly string[]> {
  await from.begun;
  const tail = new LogTail({ file: from.logFile, longestLine: longestRead(from.agent) });
  const close = () => tail.close();
  signal.addEventListener('abort', close, { once: true });
  if (signal.aborted) close();
  void from.done.then(() => tail.finish());
  try {
    for await (const { lines } of tail.lines()) {
      yield lines.flatMap((line) => readableLines(from.agent, line)).map(shown);
    }
  } finally {
    signal.removeEventListener('abort', close);
  }
}
