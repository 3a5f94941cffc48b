import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { WilcoError } from '../../core/error.ts';
import type { Log } from '../../core/log.ts';
import type { Milliseconds } from '../../core/time.ts';
import { encodeOrder, type LaunchOrder } from './launch-order.ts';
import { type LauncherReport, parseReport } from './launcher-report.ts';
import { startLauncher } from './start-launcher.ts';

/** What a task's launch hears of its own; `launcherGone`: from now on nobody reports, though the task lives on. */
export type LaunchNews = Exclude<LauncherReport, { type: 'ready' }> | { readonly type: 'launcherGone' };

export interface LauncherOptions {
  /** The person's: says where their systemd and its bus are. */
  readonly env: NodeJS.ProcessEnv;
  /** Whether the tasks are killed when this process is gone. */
  readonly leash: boolean;
  /** Whether to ask systemd for control groups. */
  readonly cgroups: boolean;
  readonly log: Log;
}

/** How long it may take to end; it keeps nothing that could be lost. On a leash it kills the tasks first. */
const PATIENCE: Milliseconds = 8_000;

/**
 * The one process that starts agents (assets/launcher/launcher.pl): starting there costs this process next to nothing,
 * whatever its size, so that the person's key never waits for a start. It is started with the first order, and anew
 * when somebody killed it.
 */
export class Launcher {
  readonly #options: LauncherOptions;
  readonly #listeners = new Map<number, (news: LaunchNews) => void>();
  #process: Promise<ChildProcess> | undefined;
  #child: ChildProcess | undefined;
  #cgroup: string | undefined;
  #closed = false;

  constructor(options: LauncherOptions) {
    this.#options = options;
  }

  /** The folder of its control groups; undefined where it has none, or was not started yet. */
  get cgroup(): string | undefined {
    return this.#cgroup;
  }

  /** Resolves when it takes orders. Rejects with `package_missing` or `agent_failed_to_start`. */
  async start(): Promise<void> {
    await this.#started();
  }

  /**
   * Hands an order over. From then on `listener` hears of it until `gone`, `lost` or `launcherGone`. Rejects as
   * {@link start}; then the order was not handed over.
   */
  async launch(order: LaunchOrder, listener: (news: LaunchNews) => void): Promise<void> {
    const bytes = encodeOrder(order);
    const child = await this.#started();
    this.#listeners.set(order.id, listener);
    hold(child, true);
    child.stdin?.write(bytes);
  }

  /** Nothing is heard of that order any more. */
  forget(id: number): void {
    this.#listeners.delete(id);
    if (this.#listeners.size === 0 && this.#child !== undefined) hold(this.#child, false);
  }

  /** Takes no more orders. What was started goes on, except on a leash. Resolves when the launcher has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    const child = await this.#process?.catch(() => undefined);
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.ref();
    child.stdin?.end();
    const killing = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    await ended;
    clearTimeout(killing);
  }

  async #started(): Promise<ChildProcess> {
    if (this.#closed) throw launcherEnded();
    this.#process ??= this.#begin();
    try {
      return await this.#process;
    } catch (cause) {
      this.#process = undefined;
      throw cause;
    }
  }

  async #begin(): Promise<ChildProcess> {
    const child = await startLauncher(this.#options);
    this.#child = child;
    const ready = Promise.withResolvers<void>();
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const report = parseReport(line);
        // Wrappers of one that was killed still hold its stdout; their run files tell the same.
        if (report === undefined || this.#child !== child) return;
        if (report.type !== 'ready') return this.#tell(report);
        this.#cgroup = report.cgroup;
        ready.resolve();
      });
    }
    child.stdin?.on('error', () => {});
    child.stderr?.on('data', (text: Buffer) => this.#options.log.warn(`the launcher says: ${text.toString().trim()}`));
    child.once('exit', () => {
      ready.reject(launcherEnded());
      this.#onExit(child);
    });
    await ready.promise;
    hold(child, this.#listeners.size > 0);
    return child;
  }

  #tell(report: Exclude<LauncherReport, { type: 'ready' }>): void {
    this.#listeners.get(report.id)?.(report);
    if (report.type !== 'note') this.forget(report.id);
  }

  #onExit(child: ChildProcess): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#process = undefined;
    const listeners = [...this.#listeners.values()];
    this.#listeners.clear();
    for (const listener of listeners) listener({ type: 'launcherGone' });
  }
}

/** Whether this program stays alive for the launcher: only while a task of its own runs. */
function hold(child: ChildProcess, live: boolean): void {
  for (const part of [child, child.stdin, child.stdout, child.stderr]) {
    if (part === null || !('ref' in part) || typeof part.ref !== 'function') continue;
    if (live) part.ref();
    else if ('unref' in part && typeof part.unref === 'function') part.unref();
  }
}

function launcherEnded(): WilcoError {
  return new WilcoError({
    code: 'agent_failed_to_start',
    message: 'The process that starts agents ended at once.',
    hint: 'See what it said: journalctl --user -u wilco, and try: wilco doctor',
  });
}
