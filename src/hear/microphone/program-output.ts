import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Milliseconds } from '../../core/time.ts';

const LARGEST = 16 * 1024 * 1024;

/**
 * What a program writes to stdout until it has ended. Rejects when it cannot be started, fails, or takes longer than
 * `timeout`; soon after an abort, with its end. Node's own `signal` is not used: in the turn in which a program could not
 * be started it kills a process of any number, 0 among them, which is this process and all of its group.
 */
export async function outputOf(
  program: string,
  words: readonly string[],
  options: { readonly env: NodeJS.ProcessEnv; readonly timeout: Milliseconds },
  signal: AbortSignal,
): Promise<string> {
  signal.throwIfAborted();
  const running = promisify(execFile)(program, words, { ...options, maxBuffer: LARGEST });
  const kill = () => {
    if (running.child.pid !== undefined) running.child.kill();
  };
  signal.addEventListener('abort', kill, { once: true });
  try {
    return (await running).stdout;
  } finally {
    signal.removeEventListener('abort', kill);
  }
}
