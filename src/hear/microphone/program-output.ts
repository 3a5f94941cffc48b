import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { killStarted } from '../../core/kill-started.ts';
import type { Milliseconds } from '../../core/time.ts';

const LARGEST = 16 * 1024 * 1024;

/**
 * What a program writes to stdout until it has ended. Rejects when it cannot be started, fails, or takes longer than
 * `timeout`; soon after an abort, with its end.
 */
export async function outputOf(
  program: string,
  words: readonly string[],
  options: { readonly env: NodeJS.ProcessEnv; readonly timeout: Milliseconds },
  signal: AbortSignal,
): Promise<string> {
  signal.throwIfAborted();
  const running = promisify(execFile)(program, words, { ...options, maxBuffer: LARGEST });
  const kill = () => killStarted(running.child, 'SIGTERM');
  signal.addEventListener('abort', kill, { once: true });
  try {
    return (await running).stdout;
  } finally {
    signal.removeEventListener('abort', kill);
  }
}
