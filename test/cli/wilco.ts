import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  /** Where the command looks for the daemon. */
  readonly runtimeDir: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

export const CLI = new URL('../../src/cli.ts', import.meta.url).pathname;

/** Runs the command line as a process of its own, to its end. */
export async function wilco(args: readonly string[], surroundings: Surroundings): Promise<Outcome> {
  const { runtimeDir, env, cwd } = surroundings;
  const child = spawn(process.execPath, [CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: runtimeDir, XDG_RUNTIME_DIR: runtimeDir, ...env },
    cwd,
  });
  const exit = once(child, 'exit');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await exit;
  return { code, stdout, stderr };
}
