import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, JobState, Jobs } from '../../core/jobs.ts';
import type { RunningProcess } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import { BoundProcess } from './bound-process.ts';

type About = Parameters<Jobs['submit']>[1];

/** Everything in flight. A finished job is forgotten; whoever holds its record can still read it. */
export class JobRegistry implements Jobs {
  readonly #patience: Milliseconds;
  readonly #running = new Map<number, JobRecord<unknown>>();
  readonly #current = new AsyncLocalStorage<JobRecord<unknown>>();
  #lastId = 0;

  /** `patience`: how long `shutdown` waits for jobs that do not end; longer than the grace that an agent is given. */
  constructor(options: { readonly patience?: Milliseconds } = {}) {
    this.#patience = options.patience ?? 10_000;
  }

  submit<T>(work: (signal: AbortSignal) => Promise<T>, about: About): Job<T> {
    this.#lastId += 1;
    const job = new JobRecord<T>(this.#lastId, about);
    this.#running.set(job.id, job);
    const done = this.#current.run(job, () => this.#carryOut(job, work));
    done.catch(() => {});
    job.done = done;
    return job;
  }

  registerProcess(process: RunningProcess): void {
    this.#current.getStore()?.bind(process);
  }

  revoke(id: number, options: { readonly graceful?: boolean } = {}): void {
    const job = this.#running.get(id);
    if (job?.state !== 'running') return;
    job.settle('revoked');
    job.signal(options.graceful === false ? 'SIGKILL' : 'SIGTERM');
    job.abort();
  }

  revokeAll(options: { readonly graceful?: boolean } = {}): void {
    for (const job of this.active()) this.revoke(job.id, { graceful: options.graceful ?? false });
  }

  active(): readonly Job[] {
    return [...this.#running.values()].filter((job) => job.state === 'running').sort((a, b) => a.id - b.id);
  }

  /**
   * Waits also for jobs that were revoked before and are still on their way out. One that takes no notice loses its
   * process to SIGKILL when the patience is over, and is waited for no longer.
   */
  async shutdown(): Promise<void> {
    this.revokeAll({ graceful: true });
    const over = new AbortController();
    const jobs = [...this.#running.values()];
    await Promise.race([
      Promise.allSettled(jobs.map((job) => job.done)),
      sleep(this.#patience, undefined, { signal: over.signal }).catch(() => {}),
    ]);
    over.abort();
    for (const job of jobs) if (this.#running.has(job.id)) job.signal('SIGKILL');
  }

  async #carryOut<T>(job: JobRecord<T>, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      const result = await work(job.aborted);
      job.settle('success');
      return result;
    } catch (error) {
      job.settle('failure');
      throw error;
    } finally {
      this.#running.delete(job.id);
    }
  }
}

class JobRecord<T> implements Job<T> {
  readonly id: number;
  readonly name: string;
  readonly mode: string;
  done: Promise<T> = new Promise(() => {});
  readonly #abort = new AbortController();
  #state: JobState = 'running';
  #bound: BoundProcess | undefined;

  constructor(id: number, about: About) {
    this.id = id;
    this.name = about.name;
    this.mode = about.mode;
  }

  get state(): JobState {
    return this.#state;
  }

  get process(): RunningProcess | undefined {
    return this.#bound?.process;
  }

  get aborted(): AbortSignal {
    return this.#abort.signal;
  }

  bind(process: RunningProcess): void {
    this.#bound = new BoundProcess(process);
  }

  signal(signal: NodeJS.Signals): void {
    this.#bound?.signal(signal);
  }

  abort(): void {
    this.#abort.abort();
  }

  /** The first final state stays. */
  settle(state: Exclude<JobState, 'running'>): void {
    if (this.#state === 'running') this.#state = state;
  }
}
