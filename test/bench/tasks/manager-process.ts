import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Measured, message } from './measured.ts';
import { memoryOf } from './memory-of.ts';
import type { ScenarioName } from './scenario-program.ts';

const PROGRAM = join(import.meta.dirname, 'scenario-program.ts');
const SAMPLE_EVERY = 50;

/**
 * A scenario in a process of its own, so that neither the bench's memory nor its work counts. Node's compile cache
 * holds the stripped sources, so that from the second process on none loads the compiler that strips them.
 */
export class ManagerProcess {
  readonly #child: ChildProcess;
  readonly #began = Promise.withResolvers<void>();
  readonly #measured = Promise.withResolvers<Measured>();

  /** `folder` is the scenario's own, and the process works in it; `args` as the scenario wants them. */
  constructor(scenario: ScenarioName, folder: string, args: readonly string[] = []) {
    const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, '..', 'compiled') };
    this.#child = fork(PROGRAM, [scenario, folder, ...args], { cwd: folder, env, execArgv: [] });
    this.#child.on('message', (sent) => {
      const told = message.parse(sent);
      if (told.type === 'began') this.#began.resolve();
      else this.#measured.resolve(told.measured);
    });
    this.#child.once('exit', (code, signal) => {
      const error = new Error(`The scenario "${scenario}" ended early (${signal ?? code}).`);
      this.#began.reject(error);
      this.#measured.reject(error);
    });
    this.#began.promise.catch(() => {});
    this.#measured.promise.catch(() => {});
  }

  /** Resolves when it has measured. Rejects when it ends before. */
  get measured(): Promise<Measured> {
    return this.#measured.promise;
  }

  /** MiB at the most, sampled from its word that it begins until it has measured. */
  async memoryPeak(): Promise<number> {
    await this.#began.promise;
    const over = new AbortController();
    this.#measured.promise.finally(() => over.abort()).catch(() => {});
    let peak = 0;
    while (!over.signal.aborted) {
      peak = Math.max(peak, memoryOf(this.#child.pid ?? 0) ?? 0);
      await sleep(SAMPLE_EVERY, undefined, { signal: over.signal }).catch(() => {});
    }
    return peak;
  }

  /** Ends it as a crash would. Resolves when it is gone. */
  async kill(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }

  /** Resolves when it has ended by itself. */
  async ended(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
  }
}

/** Runs a scenario to its end. */
export async function measure(scenario: ScenarioName, folder: string, args: readonly string[] = []): Promise<Measured> {
  const program = new ManagerProcess(scenario, folder, args);
  const measured = await program.measured;
  await program.ended();
  return measured;
}
