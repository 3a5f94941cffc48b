import { LogTail } from './log-tail.ts';
import { shown } from './longest-line.ts';
import type { WrittenTask } from './output-so-far.ts';
import { readable } from './readable-lines.ts';

export interface FollowedTask extends WrittenTask {
  /** Resolves once there is a log. */
  readonly begun: Promise<void>;
  /** Resolves when nothing is written to it any more. */
  readonly done: Promise<unknown>;
}

/** A task's readable lines from its first on, some at a time, until it has ended or `signal` aborts. */
export async function* followOutput(from: FollowedTask, signal: AbortSignal): AsyncGenerator<readonly string[]> {
  await from.begun;
  const tail = new LogTail({ file: from.logFile, output: from.agent.output, limit: from.limit });
  const close = () => tail.close();
  signal.addEventListener('abort', close, { once: true });
  if (signal.aborted) close();
  void from.done.then(() => tail.finish());
  try {
    for await (const lines of readable(from.agent, tail.lines())) yield lines.map(shown);
  } finally {
    signal.removeEventListener('abort', close);
  }
}
