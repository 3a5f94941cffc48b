import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { type LiveProcess, processesWith } from './live-process.ts';
import { until } from './until.ts';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Processes that carry one environment variable, inherited by all that they start, so that the whole family can be
 * found in /proc however far a member has gone. Its own children die with this process, even if it is killed
 * (`setpriv --pdeathsig`).
 */
export class MarkedProcesses {
  /** `NAME=value`, as it stands in the environment. */
  readonly mark: string;
  readonly env: NodeJS.ProcessEnv;
  readonly #kept: ChildProcess[] = [];

  constructor(env: NodeJS.ProcessEnv) {
    const id = randomUUID();
    this.mark = `VIRTUAL_DESKTOP_MARK=${id}`;
    this.env = { ...env, VIRTUAL_DESKTOP_MARK: id };
  }

  /**
   * Starts a process of the desktop itself: it runs until `stop`; that it ended sooner is said on stderr, with its own
   * last words. Rejects when it cannot be started.
   */
  async keep(program: string, args: readonly string[], extraFds = 0): Promise<ChildProcess> {
    const child = this.spawn(program, args, { stdio: 'pipe', extraFds });
    this.#kept.push(child);
    let words = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        words = (words + chunk).slice(-2000);
      });
    }
    child.once('exit', () => {
      if (this.#kept.includes(child)) process.stderr.write(`virtual desktop: ${program} ended by itself: ${words}\n`);
    });
    await once(child, 'spawn');
    return child;
  }

  /** Starts a process that whoever started it also ends; in a session of its own, so that Ctrl-C does not reach it. */
  spawn(
    program: string,
    args: readonly string[],
    options: { stdio: 'ignore' | 'pipe'; extraFds?: number; env?: NodeJS.ProcessEnv; cwd?: string },
  ): ChildProcess {
    const { stdio, extraFds = 0, env = {}, cwd } = options;
    const pipes = Array.from({ length: extraFds }, () => 'pipe' as const);
    return spawn('setpriv', ['--pdeathsig', 'TERM', program, ...args], {
      env: { ...this.env, ...env },
      stdio: ['ignore', stdio, stdio, ...pipes],
      detached: true,
      ...(cwd === undefined ? {} : { cwd }),
    });
  }

  /** Runs a program to its end. Rejects only when it cannot be started. */
  async run(
    program: string,
    args: readonly string[],
    options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
  ): Promise<Finished> {
    const child = this.spawn(program, args, { stdio: 'pipe', ...options });
    const closed = once(child, 'close');
    const [stdout, stderr] = await Promise.all([child.stdout, child.stderr].map((s) => (s === null ? '' : text(s))));
    await closed;
    return { code: child.exitCode, stdout: stdout ?? '', stderr: stderr ?? '' };
  }

  /** Like `run`, but a code other than 0 rejects with what the program wrote. Resolves with its output. */
  async succeed(program: string, args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(program, args);
    if (code !== 0) throw new Error(`${program} ended with ${code ?? 'a signal'}: ${stderr.trim() || stdout.trim()}`);
    return stdout;
  }

  /** The living members of the family besides the desktop's own programs and what those started. */
  async guests(): Promise<readonly LiveProcess[]> {
    const all = await processesWith(this.mark);
    const hosts = new Set(this.#kept.map((child) => child.pid));
    const parents = new Map(all.map((each) => [each.pid, each.parent]));
    const isHost = (pid: number): boolean => {
      const parent = parents.get(pid);
      return hosts.has(pid) || (parent !== undefined && isHost(parent));
    };
    return all.filter((each) => !isHost(each.pid));
  }

  /** Ends the desktop's own programs, the last started first, then kills what is left. Resolves when nothing lives. */
  async stop(): Promise<void> {
    for (const child of this.#kept.splice(0).reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
      await gone;
      clearTimeout(timer);
    }
    await this.killAll();
  }

  /** SIGKILL to every living member. Resolves when none is left. */
  async killAll(): Promise<void> {
    await until('the last process of the desktop to end', async () => {
      const left = await processesWith(this.mark);
      for (const { pid } of left) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {}
      }
      return left.length === 0;
    });
  }
}
