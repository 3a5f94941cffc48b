import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import type { RunCommand } from '../../core/intent.ts';
import type { Milliseconds } from '../../core/time.ts';
import { childEnvironment } from '../agents/child-environment.ts';
import { ContainedRun } from '../containment/contained-run.ts';
import { readProcess } from '../containment/process-table.ts';
import { stopRun } from '../containment/stop-run.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import { codeOf } from '../system-errors.ts';
import { CommandOutput } from './command-output.ts';
import { didNotStart, obstacleTo } from './why-command-failed.ts';

export interface CommandSurroundings {
  readonly jobs: JobRegistry;
  /** The person's environment. */
  readonly env: NodeJS.ProcessEnv;
  /** Names of variables that are for Wilco alone. */
  readonly secrets?: readonly string[] | undefined;
}

export interface CommandEnd {
  /** Undefined where a signal or the time limit ended it. */
  readonly exitCode: number | undefined;
  readonly timedOut: boolean;
  /** The last 20 that it printed, plain text. */
  readonly lines: readonly string[];
}

/** From SIGTERM to SIGKILL. */
const GRACE: Milliseconds = 2_000;

/** How long the last words of a program that has ended may be on their way. In several looks: a busy Wilco reads between. */
const LAST_WORDS: Milliseconds = 200;
const LOOKS = 4;

/**
 * Runs a program in `dir` without a shell, with nothing on stdin, as a job. Resolves when it has ended. After its time
 * limit, and when the job is revoked, all of it is ended: its process group, what it started elsewhere, and what has
 * left both but kept its environment. What a program that ends by itself leaves in the background goes on, for it was
 * put there on purpose, after Wilco's end too; what that prints is not heard. When Wilco is killed by force nobody ends
 * the program; what it prints from then on has no reader, by which most end (SIGPIPE). Rejects with `command_failed`
 * for a program that cannot be started.
 */
export async function runCommand(
  command: RunCommand,
  dir: string,
  { jobs, env, secrets }: CommandSurroundings,
): Promise<CommandEnd> {
  const marker = `command-${randomUUID()}`;
  const environment = childEnvironment(env, marker, { secrets });
  const obstacle = obstacleTo(command, dir, environment);
  if (obstacle !== undefined) throw obstacle;
  const work = async (revoked: AbortSignal) => {
    const [program, ...args] = command.command;
    const running = execa(program, args, {
      ...{ cwd: dir, env: environment, extendEnv: false, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' },
      // Its own group, as JobRegistry wants it; and what it leaves in the background shall not end with Wilco.
      ...{ buffer: false, reject: false, detached: true, cleanup: false },
    } as const);
    const child = running.nodeChildProcess;
    if (child.pid === undefined) throw didNotStart(command, codeOf((await running).cause));
    jobs.registerProcess(child);
    return await follow(child, { marker, timeout: command.timeout }, revoked);
  };
  return await jobs.submit(work, { name: command.name, mode: 'command' }).done;
}

async function follow(
  child: ChildProcess,
  { marker, timeout }: { readonly marker: string; readonly timeout: Milliseconds },
  revoked: AbortSignal,
): Promise<CommandEnd> {
  const pid = child.pid ?? 0;
  const leader = { pid, startTime: readProcess(pid)?.startTime ?? 0 };
  const output = new CommandOutput();
  for (const stream of [child.stdout, child.stderr]) if (stream !== null) output.read(stream);
  const closed = once(child, 'close').catch(() => {});
  const ended = once(child, 'exit').then(() => 'ended' as const);
  const over = new AbortController();
  const limit = sleep(Math.min(timeout, LONGEST), 'timedOut' as const, { signal: over.signal });
  const why = await Promise.race([ended, limit, aborted(revoked, over.signal)]);
  over.abort();
  limit.catch(() => {});
  if (why !== 'ended') await stop(new ContainedRun({ marker, wrapper: undefined, leader }, undefined, POLL), why);
  for (let looks = 0; looks < LOOKS; looks += 1) await Promise.race([closed, sleep(LAST_WORDS / LOOKS)]);
  for (const stream of [child.stdout, child.stderr]) release(stream);
  const exitCode = why === 'ended' ? (child.exitCode ?? undefined) : undefined;
  return { exitCode, timedOut: why === 'timedOut', lines: output.last() };
}

/** The longest that a timer can wait, 25 days. */
const LONGEST: Milliseconds = 2 ** 31 - 1;

/** How often it is looked whether all has gone. */
const POLL: Milliseconds = 20;

async function aborted(signal: AbortSignal, over: AbortSignal): Promise<'revoked'> {
  if (!signal.aborted) await once(signal, 'abort', { signal: over }).catch(() => {});
  return 'revoked';
}

/** Whoever revokes a job has told the process group already. */
async function stop(run: ContainedRun, why: 'timedOut' | 'revoked'): Promise<void> {
  const over = new AbortController();
  run.watch(over.signal);
  const { leader } = run.origin;
  const never = new AbortController();
  await stopRun(run, {
    grace: GRACE,
    now: never.signal,
    wasTold: (entry) => why === 'revoked' && entry.group === leader?.pid,
  });
  over.abort();
}

/** What still holds the other end may go on printing; nobody waits for it. */
function release(stream: ChildProcess['stdout']): void {
  if (stream === null || stream.readableEnded) return;
  stream.removeAllListeners('data').resume();
  if ('unref' in stream && typeof stream.unref === 'function') stream.unref();
}
