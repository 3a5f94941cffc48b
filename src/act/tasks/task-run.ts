import { ChildProcess } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import type { Agent } from '../../core/agent.ts';
import type { Job } from '../../core/jobs.ts';
import type { Journal } from '../../core/journal.ts';
import type { Log } from '../../core/log.ts';
import { Family } from '../containment/family.ts';
import { stopFamily } from '../containment/stop-family.ts';
import { sweep } from '../containment/sweep.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import { LogTail } from '../output/log-tail.ts';
import { longestRead } from '../output/longest-line.ts';
import type { Beginning } from './beginning.ts';
import { finishTask } from './finish-task.ts';
import { type Ending, judge } from './judge.ts';
import { OutputReader } from './output-reader.ts';
import type { TaskEvents } from './task-events.ts';
import type { TaskRecord } from './task-record.ts';
import type { Timings } from './timings.ts';

export interface RunContext {
  readonly journal: Journal;
  readonly events: TaskEvents;
  readonly jobs: JobRegistry;
  readonly log: Log;
  readonly timings: Timings;
}

/** Gets a signal for a cancelled start, and one for the end of Wilco's own interest. Never rejects. */
export type Begin = (cancelled: AbortSignal, detached: AbortSignal) => Promise<Beginning>;

type Interruption = 'cancelled' | 'overstayed' | 'detached';

/** One task from its start to its end, as one job. */
export class TaskRun {
  readonly task: TaskRecord;
  readonly agent: Agent;
  readonly #context: RunContext;
  readonly #hurry = new AbortController();
  readonly #detach = new AbortController();
  readonly #interrupted = Promise.withResolvers<Interruption>();
  readonly #reader: OutputReader;
  #job: Job<void> | undefined;
  #family: Family | undefined;
  #cancelled = false;
  #groupWasTold = false;
  #over = false;

  constructor(context: RunContext, task: TaskRecord, agent: Agent) {
    this.task = task;
    this.agent = agent;
    this.#context = context;
    this.#reader = new OutputReader(task, agent, context.events, () => {
      return setTimeout(() => this.#interrupted.resolve('overstayed'), context.timings.resultGrace);
    });
  }

  /** `onEnd` is called when all is done, or when the run was detached. */
  start(begin: Begin, onEnd: () => void): void {
    const { jobs, log } = this.#context;
    const job = jobs.submit((signal) => this.#carryOut(begin, signal), { name: this.task.name, mode: 'agent' });
    this.#job = job;
    if (this.#cancelled) jobs.revoke(job.id);
    job.done.catch((cause: unknown) => log.warn(`task ${this.task.id} met a fault`, cause)).finally(onEnd);
  }

  /** Asks the task to end, or with `now` ends it; too late, it does nothing. The task's `done` tells the end. */
  cancel(now: boolean): void {
    if (now) this.#hurry.abort();
    if (this.#isOver()) return;
    this.#cancelled = true;
    this.#family?.members();
    if (this.#job !== undefined) this.#context.jobs.revoke(this.#job.id, { graceful: !now });
  }

  /** Lets go of an agent that shall outlive Wilco. Resolves when nothing here looks at it any more. */
  async detach(): Promise<void> {
    this.#detach.abort();
    this.#interrupted.resolve('detached');
    await this.#job?.done.catch(() => {});
  }

  async #carryOut(begin: Begin, signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.#onRevoked(), { once: true });
    const beginning = await begin(signal, this.#detach.signal);
    this.#noteBeginning(beginning);
    const tail = new LogTail({
      file: this.task.logFile,
      longestLine: longestRead(this.agent),
      oldUntil: beginning.oldUntil,
    });
    const reading = this.#reader.read(tail).catch((cause: unknown) => {
      this.#context.log.warn(`the output of task ${this.task.id} could not be read`, cause);
    });
    const ending = await this.#endOf(beginning);
    if (ending === 'detached') {
      tail.close();
      this.#reader.close();
      await reading;
      return;
    }
    if (ending.type === 'notStarted' && !this.#cancelled) {
      await appendFile(this.task.logFile, `${ending.reason}\n`).catch(() => {});
    }
    const leftovers = ending.type === 'notStarted' ? [] : await this.#sweep();
    tail.finish();
    await reading;
    this.#reader.close();
    const { result, lastLine } = this.#reader;
    const owesResult = this.agent.output === 'events';
    const outcome = judge({ cancelled: this.#cancelled, result, ending, owesResult, lastLine });
    this.task.leftovers = leftovers;
    this.task.completedAt = beginning.overSince ?? Date.now();
    await finishTask(this.task, this.agent, outcome, this.#context);
  }

  #noteBeginning({ process, identity }: Beginning): void {
    const { journal, log, jobs } = this.#context;
    const { task } = this;
    if (process !== undefined) {
      jobs.registerProcess(process);
      task.process = process;
      const at = task.startedAt ?? Date.now();
      if (task.startedAt === undefined && identity !== undefined) {
        journal.append({ v: 1, type: 'started', at, id: task.id, process: identity }).catch((cause: unknown) => {
          log.warn(`the start of task ${task.id} is not in the journal`, cause);
        });
      }
      task.startedAt = at;
      task.status = 'running';
    }
    this.#family = new Family({ marker: task.marker, leader: identity });
    task.begun.resolve();
  }

  async #endOf(beginning: Beginning): Promise<Ending | 'detached'> {
    const first = await Promise.race([beginning.ending, this.#interrupted.promise]);
    this.#over = true;
    if (typeof first !== 'string') return first;
    if (first === 'detached') {
      if (beginning.process instanceof ChildProcess) beginning.process.unref();
      return first;
    }
    const left = await this.#stop();
    if (left === 0) return await beginning.ending;
    this.#context.log.warn(`${left} processes of task ${this.task.id} could not be ended`);
    return { type: 'unseen', wilcoRan: true };
  }

  async #stop(): Promise<number> {
    const family = this.#family;
    if (family === undefined) return 0;
    const leader = family.origin.leader?.pid;
    const left = await stopFamily(family, {
      grace: this.#context.timings.cancelGrace,
      now: this.#hurry.signal,
      wasTold: (entry) => this.#groupWasTold && entry.group === leader,
    });
    return left.length;
  }

  async #sweep(): Promise<readonly string[]> {
    if (this.#family === undefined) return [];
    return await sweep(this.#family, { grace: this.#context.timings.cancelGrace, now: this.#hurry.signal });
  }

  #onRevoked(): void {
    if (this.#isOver()) return;
    this.#cancelled = true;
    this.#groupWasTold = this.task.process !== undefined;
    this.#interrupted.resolve('cancelled');
  }

  /** Whether the agent ended by itself: what comes too late to end it does not change how it ended. */
  #isOver(): boolean {
    const { process } = this.task;
    return this.#over || (process !== undefined && (process.exitCode !== null || process.signalCode !== null));
  }
}
