import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { WilcoError } from '../../src/core/error.ts';
import type { Status } from '../../src/protocol/api.ts';
import { DaemonClient } from '../../src/protocol/client.ts';
import type { MarkedProcesses } from './marked-processes.ts';
import { until } from './until.ts';

export interface DaemonExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The real daemon, started by the launcher as a person starts it, on a virtual desktop. */
export class WilcoDaemon {
  readonly pid: number;
  readonly startedAt: number;
  /** Resolves when its process is gone. */
  readonly exit: Promise<DaemonExit>;
  readonly client: DaemonClient;
  readonly #child: ChildProcess;
  #output = '';

  constructor(processes: MarkedProcesses, launcher: readonly string[], env: NodeJS.ProcessEnv, cwd: string) {
    const [program = '', ...args] = launcher;
    this.startedAt = Date.now();
    this.#child = processes.spawn(program, [...args, 'daemon'], { stdio: 'pipe', env, cwd });
    this.pid = this.#child.pid ?? 0;
    this.exit = once(this.#child, 'exit').then(() => ({ code: this.#child.exitCode, signal: this.#child.signalCode }));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.#output += chunk;
      });
    }
    this.client = new DaemonClient({ socketPath: join(processes.env['XDG_RUNTIME_DIR'] ?? '', 'wilco', 'wilco.sock') });
  }

  /** All that it wrote to stdout and stderr so far. */
  output(): string {
    return this.#output;
  }

  /**
   * Resolves with the first status for which `holds` is true. Rejects, with the daemon's own words, when it ends before
   * or takes too long.
   */
  async until(what: string, holds: (status: Status) => boolean, every = 25): Promise<Status> {
    return until(what, () => this.#probe(holds), { timeout: 20_000, every }).catch((cause: unknown) => {
      throw new Error(`${cause instanceof Error ? cause.message : cause}\nThe daemon said:\n${this.#output}`, {
        cause,
      });
    });
  }

  /** Resolves when key presses arrive, the microphone delivers and the recogniser answers at once. */
  async ready(every = 25): Promise<Status> {
    return this.until(
      'key, microphone and recogniser to be ready',
      ({ hearing }) => [hearing.hotkey, hearing.microphone, hearing.recogniser].every(({ type }) => type === 'ready'),
      every,
    );
  }

  /** Sends a signal to the daemon alone, not to what it started. */
  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Asks it to end as systemd does, if it runs. Resolves when it has ended; kills it after 10 s, which rejects. */
  async stop(): Promise<DaemonExit> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.exit;
    this.kill('SIGTERM');
    const timer = setTimeout(() => this.kill('SIGKILL'), 10_000);
    const exit = await this.exit;
    clearTimeout(timer);
    if (exit.signal === 'SIGKILL') throw new Error(`The daemon did not end on SIGTERM. It said:\n${this.#output}`);
    return exit;
  }

  async #probe(holds: (status: Status) => boolean): Promise<Status | undefined> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) throw new Error('The daemon has ended.');
    try {
      const status = await this.client.status();
      return holds(status) ? status : undefined;
    } catch (error) {
      if (error instanceof WilcoError && error.code === 'daemon_not_running') return undefined;
      throw error;
    }
  }
}
