import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { WilcoError } from '../../core/error.ts';
import { killStarted } from '../../core/kill-started.ts';
import type { Log } from '../../core/log.ts';
import type { Milliseconds } from '../../core/time.ts';
import { findProgram } from '../agents/find-program.ts';
import { bootId } from './process-identity.ts';
import { systemCalls } from './system-calls.ts';

/** As far from src/act/containment as from dist/act/containment. */
const PROGRAM = join(
  dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url))))),
  ...['assets', 'launcher', 'launcher.pl'],
);

export interface StartOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly leash: boolean;
  readonly cgroups: boolean;
  readonly log: Log;
  /** How long systemd may take to give the scope; from then on it goes without. */
  readonly patience?: Milliseconds;
}

/**
 * Starts the launcher, where systemd gives one in a scope of its own: a control group in which it may make others, and
 * which a restart of Wilco's service leaves alone. Its stdio are pipes. Resolves when its first bytes can be read.
 * Rejects with `package_missing` where there is no perl, with `agent_failed_to_start` where it does not start or the
 * machine is one that nobody knows.
 */
export async function startLauncher(options: StartOptions): Promise<ChildProcess> {
  const { env, leash, cgroups, log, patience = PATIENCE } = options;
  const calls = systemCalls();
  if (calls === undefined) throw unknownMachine();
  const numbers = [calls.prctl, calls.setitimer, calls.fallocate].map(String);
  const args = (inScope: boolean) => [PROGRAM, ...numbers, bootId(), leash ? '1' : '0', inScope ? '1' : '0'];
  if (cgroups && mayUseSystemd(env)) {
    const scoped = spawn('systemd-run', [...scope(), 'perl', ...args(true)], env);
    const said = firstWords(scoped);
    if (await speaks(scoped, patience)) return scoped;
    killStarted(scoped);
    log.warn(`systemd gives no control group${said() === '' ? '' : `: ${said()}`}`);
  }
  const plain = spawn('perl', args(false), env);
  if (plain.pid === undefined) throw findProgram('perl', env['PATH']).type === 'found' ? notStarted() : noPerl();
  if (await speaks(plain, PLAIN_PATIENCE)) return plain;
  killStarted(plain);
  throw notStarted();
}

/** It takes perl some tens of milliseconds. */
const PLAIN_PATIENCE: Milliseconds = 10_000;

/** It takes systemd some tens of milliseconds, on a busy machine some hundreds. */
const PATIENCE: Milliseconds = 3_000;

/**
 * systemd.resource-control(5): with Delegate= the groups below are the launcher's own to make. It also spares the others
 * where the kernel kills one task for want of memory (OOMPolicy= in systemd.scope(5), unknown to systemd before 253).
 * TimeoutStopSec=: from SIGTERM to SIGKILL when the person logs out or the machine goes down; systemd's own 90 s would
 * hold that up.
 */
function scope(): readonly string[] {
  const properties = ['Delegate=yes', 'TimeoutStopSec=10s'].map((property) => `--property=${property}`);
  const name = [`--unit=wilco-tasks-${randomUUID()}`, "--description=Wilco's tasks"];
  return ['--user', '--scope', '--quiet', '--collect', ...name, ...properties, '--'];
}

/** Whether the person has a systemd of their own. */
export function mayUseSystemd(env: NodeJS.ProcessEnv): boolean {
  const runtime = env['XDG_RUNTIME_DIR'];
  return runtime !== undefined && existsSync(join(runtime, 'systemd', 'private'));
}

function spawn(file: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const subprocess = execa(file, args, {
    env: { ...Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('PERL'))), PERL_BADLANG: '0' },
    extendEnv: false,
    cwd: '/',
    stdio: 'pipe',
    detached: true,
    cleanup: false,
    reject: false,
    buffer: false,
  });
  return subprocess.nodeChildProcess;
}

/** What it has said on stderr so far, 500 characters at most. */
function firstWords(child: ChildProcess): () => string {
  let said = '';
  child.stderr?.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(0, 500);
  });
  return () => said.trim();
}

/** Whether it says something before it ends, or `within` is over. */
async function speaks(child: ChildProcess, within?: Milliseconds): Promise<boolean> {
  if (child.pid === undefined || child.stdout === null) return false;
  const over = new AbortController();
  const { signal } = over;
  const heard = once(child.stdout, 'readable', { signal }).then(() => child.stdout?.readableLength !== 0);
  const ended = once(child, 'exit', { signal }).then(() => false);
  const late = within === undefined ? [] : [sleep(within, false, { signal })];
  const spoke = await Promise.race([heard, ended, ...late]);
  over.abort();
  await Promise.allSettled([heard, ended, ...late]);
  return spoke;
}

function notStarted(): WilcoError {
  return new WilcoError({
    code: 'agent_failed_to_start',
    message: 'The process that starts agents could not be started.',
    hint: 'See what it said: journalctl --user -u wilco, and try: wilco doctor',
  });
}

function noPerl(): WilcoError {
  return new WilcoError({
    code: 'package_missing',
    message: 'The program perl, with which Wilco starts agents, is not installed.',
    hint: 'Install it: sudo apt-get install perl',
  });
}

function unknownMachine(): WilcoError {
  return new WilcoError({
    code: 'agent_failed_to_start',
    message: `Wilco cannot start agents on this kind of machine (${process.arch}).`,
    hint: 'It can on x86-64, 64-bit ARM, RISC-V and LoongArch with a 64-bit Node.js.',
  });
}
