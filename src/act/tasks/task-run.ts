import { appendFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Agent } from '../../core/agent.ts';
import type { Job } from '../../core/jobs.ts';
import { isLive } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import { ContainedRun } from '../containment/contained-run.ts';
import type { ProcessEntry } from '../containment/process-table.ts';
import type { Intervention } from '../containment/run-file.ts';
import { type StopOptions, stopAgent, stopRun } from '../containment/stop-run.ts';
import { sweep } from '../containment/sweep.ts';
import { LogTail } from '../output/log-tail.ts';
import type { Beginning } from './beginning.ts';
import { Countdown } from './countdown.ts';
import { finishTask } from './finish-task.ts';
import { type Ending, judge } from './judge.ts';
import { noteTraces } from './note-traces.ts';
import { OutputReader } from './output-reader.ts';
import type { RunContext } from './run-context.ts';
import type { TaskRecord } from './task-record.ts';
import { Watchdog } from './watchdog.ts';

/** Gets a signal for a cancelled start, and one for the end of Wilco's own interest. Never rejects. */
export type Begin = (cancelled: AbortSignal, detached: AbortSignal) => Promise<Beginning>;

/** `overstayed`: it gave its result and did not go. */
type Interruption = Intervention | 'overstayed' | 'detached';

/** So many times longer an agent may stay, silent, for what it has in its background: a server there never ends. */
const BACKGROUND = 60;

/** From SIGTERM to SIGKILL for what an agent left behind: nobody waits for a server to say goodbye. */
const SWEEP_GRACE: Milliseconds = 500;

/** One task from its start to its end, as one job. */
export class TaskRun {
  readonly task: TaskRecord;
  readonly agent: Agent;
  readonly #context: RunContext;
  readonly #hurry = new AbortController();
  readonly #detach = new AbortController();
  readonly #interrupted = Promise.withResolvers<Interruption>();
  readonly #reader: OutputReader;
  readonly #watchdog: Watchdog;
  readonly #grace: Countdown;
  readonly #background: Countdown;
  #job: Job<void> | undefined;
  #finished: Promise<void> = Promise.resolve();
  #run: ContainedRun | undefined;
  #intervention: Intervention | undefined;
  #groupWasTold = false;
  #over = false;
  /** Not even force has ended all of it. */
  #gaveUp = false;

  constructor(context: RunContext, task: TaskRecord, agent: Agent) {
    this.task = task;
    this.agent = agent;
    this.#context = context;
    const { timeLimit, stalledAfter, resultGrace } = context.settings;
    const overstayed = () => this.#interrupted.resolve('overstayed');
    this.#grace = new Countdown(resultGrace, overstayed);
    this.#background = new Countdown(resultGrace * BACKGROUND, overstayed);
    this.#reader = new OutputReader(task, agent, context.events, {
      onResult: () => this.#grace.start(),
      onWaits: () => this.#background.start(),
      onOutput: () => this.#onOutput(),
    });
    this.#watchdog = new Watchdog({
      timeLimit,
      stalledAfter,
      work: () => this.#run?.members().reduce((sum, { work }) => sum + work, 0) ?? 0,
      onTimeLimit: () => this.#interrupted.resolve('timeLimit'),
      onStall: (stalled) => this.#onStall(stalled),
    });
  }

  /** `onEnd` is called when all is done, or when the run was detached. */
  start(begin: Begin, onEnd: () => void): void {
    const { jobs } = this.#context;
    const job = jobs.submit((signal) => this.#carryOut(begin, signal), { name: this.task.name, mode: 'agent' });
    this.#job = job;
    if (this.#intervention !== undefined) jobs.revoke(job.id);
    this.#finished = job.done.catch((cause: unknown) => this.#endInFault(cause)).finally(onEnd);
  }

  /** Asks the task to end, or with `now` ends it; too late, it does nothing. The task's `done` tells the end. */
  cancel(now: boolean): void {
    if (now) this.#hurry.abort();
    if (this.#isOver()) return;
    this.#intervention = 'cancelled';
    this.#run?.noteIntervention('cancelled');
    if (this.#job !== undefined) this.#context.jobs.revoke(this.#job.id, { graceful: !now });
  }

  /** Resolves when all is done, or when the run was detached: then the task's `done` is for the next Wilco. */
  get finished(): Promise<void> {
    return this.#finished;
  }

  /** Lets go of an agent that shall outlive Wilco. Resolves when nothing here looks at it any more. */
  async detach(): Promise<void> {
    this.#detach.abort();
    this.#interrupted.resolve('detached');
    await this.#finished;
  }

  async #carryOut(begin: Begin, signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.#onRevoked(), { once: true });
    const { run, oldUntil, overSince, intervention } = await begin(signal, this.#detach.signal);
    if (run instanceof ContainedRun) this.#noteStart(run, overSince);
    else if (this.#detach.signal.aborted && this.#intervention === undefined) return;
    if (intervention !== undefined) this.#goOnEnding(intervention);
    this.task.begun.resolve();
    const { logFile: file, logLimit: limit } = this.task.place;
    const tail = new LogTail({ file, output: this.agent.output, limit, oldUntil });
    const ending = await this.#follow(run, tail);
    if (ending === 'detached') return;
    this.task.completedAt = overSince ?? Date.now();
    const { result, lastLine } = this.#reader;
    const outcome = judge({
      intervention: this.#intervention,
      limit: this.#limit(),
      result,
      ending,
      owesResult: this.agent.output === 'events',
      lastLine,
      diskFull: this.#context.isDiskFull(),
    });
    await noteTraces(this.task, this.#context);
    await finishTask(this.task, this.agent, outcome, this.#context);
    this.#detach.abort();
  }

  /** A fault of Wilco's own must neither keep the project nor whoever waits for the end. */
  async #endInFault(cause: unknown): Promise<void> {
    this.#context.log.warn(`task ${this.task.id} met a fault`, cause);
    this.#watchdog.stop();
    this.#grace.stop();
    this.#background.stop();
    if (!isLive(this.task)) return;
    if (this.#run !== undefined) await stopRun(this.#run, { grace: 0, now: AbortSignal.abort() });
    this.#detach.abort();
    const reason = 'Wilco met a fault of its own; its log says more.';
    await finishTask(
      this.task,
      this.agent,
      { status: 'failed', returnCode: undefined, reason, cause: 'lost' },
      this.#context,
    );
  }

  /** Reads what it prints until it and all that it left have ended. */
  async #follow(run: Beginning['run'], tail: LogTail): Promise<Ending | 'detached'> {
    if (!(run instanceof ContainedRun))
      await appendFile(this.task.place.logFile, this.#lastWord(run.ending), { mode: 0o600 }).catch(() => {});
    const reading = this.#reader.read(tail).catch((cause: unknown) => {
      this.task.note('Its output could not be read.');
      this.#context.log.warn(`the output of task ${this.task.id} could not be read`, cause);
    });
    const ending = run instanceof ContainedRun ? await this.#endOf(run) : run.ending;
    this.#over = true;
    this.#watchdog.stop();
    if (ending === 'detached') tail.close();
    else if (run instanceof ContainedRun) await this.#sweep(run);
    tail.finish();
    const mayBeAwaited = ending === 'detached' || this.#intervention === 'cancelled';
    await (mayBeAwaited ? Promise.race([reading, this.#patience()]) : reading);
    this.#grace.stop();
    this.#background.stop();
    return ending;
  }

  /** A handler of its output can wait for this very end: nobody waits for it longer than for an agent. */
  async #patience(): Promise<void> {
    await sleep(this.#context.settings.cancelGrace, undefined, { ref: false });
  }

  #lastWord(ending: Ending): string {
    return ending.type === 'notStarted' && this.#intervention === undefined ? `${ending.reason}\n` : '';
  }

  #noteStart(run: ContainedRun, overSince: Milliseconds | undefined): void {
    const { journal, log, jobs, events, bootId } = this.#context;
    const { task } = this;
    this.#run = run;
    task.process = run.process;
    task.waitsFor = undefined;
    if (!run.isOver) jobs.registerProcess(run.process);
    const isNew = task.startedAt === undefined;
    const at = task.startedAt ?? startOf(run, task.createdAt, overSince);
    task.startedAt = at;
    task.status = 'running';
    this.#watchdog.start(run.age());
    if (!isNew) return;
    const { leader, cgroup } = run.origin;
    const process = leader && { ...leader, bootId };
    journal.append({ v: 1, type: 'started', at, id: task.id, process, cgroup }).catch((cause: unknown) => {
      log.warn(`the start of task ${task.id} is not in the journal`, cause);
    });
    void events.emit('taskStarted', task);
  }

  async #endOf(run: ContainedRun): Promise<Ending | 'detached'> {
    const first = await Promise.race([run.ended, this.#interrupted.promise]);
    if (typeof first !== 'string' || first === 'detached') return first;
    this.#over = true;
    const options = { grace: this.#context.settings.cancelGrace, now: this.#hurry.signal };
    if (first === 'overstayed') await stopAgent(run, options);
    else await this.#intervene(run, first, options);
    return run.isOver ? await run.ended : { type: 'unseen' };
  }

  async #intervene(run: ContainedRun, why: Intervention, options: StopOptions): Promise<void> {
    this.#intervention = why;
    run.noteIntervention(why);
    const wasTold = (entry: ProcessEntry) => this.#groupWasTold && entry.group === run.origin.leader?.pid;
    const left = await stopRun(run, { ...options, wasTold });
    this.#gaveUp = left.length > 0;
    if (this.#gaveUp) this.task.note(`${left.length} of its processes could not be ended, not even by force.`);
  }

  async #sweep(run: ContainedRun): Promise<void> {
    if (this.#gaveUp) return;
    const { leftovers } = this.#context.settings;
    const keep = leftovers === 'keep' && this.#intervention === undefined;
    this.task.leftovers = await sweep(run, { grace: SWEEP_GRACE, now: this.#hurry.signal, keep });
    this.task.leftoversKept = keep && this.task.leftovers.length > 0;
  }

  /** An earlier Wilco had begun to end it. */
  #goOnEnding(intervention: Intervention): void {
    this.#intervention = intervention;
    this.#interrupted.resolve(intervention);
  }

  #onRevoked(): void {
    if (this.#isOver()) return;
    this.#intervention = 'cancelled';
    this.#groupWasTold = this.task.process !== undefined;
    this.#interrupted.resolve('cancelled');
  }

  #onOutput(): void {
    this.#grace.refresh();
    this.#background.refresh();
    this.#watchdog.noticed();
  }

  #onStall(stalled: boolean): void {
    const { settings, events } = this.#context;
    this.task.stalledSince = stalled ? Date.now() - settings.stalledAfter : undefined;
    if (stalled && settings.endStalled) this.#interrupted.resolve('stalled');
    else if (stalled) void events.emit('taskStalled', this.task);
  }

  #limit(): Milliseconds {
    const { timeLimit, stalledAfter } = this.#context.settings;
    return this.#intervention === 'stalled' ? stalledAfter : timeLimit;
  }

  /** Whether the agent ended by itself: what comes too late to end it does not change how it ended. */
  #isOver(): boolean {
    return this.#over || this.#run?.isOver === true;
  }
}

/** A start of which no word came is told by the agent's age, which is known to a hundredth of a second only. */
function startOf(run: ContainedRun, ordered: Milliseconds, overSince: Milliseconds | undefined): Milliseconds {
  const age = run.age();
  if (age < 1_000 && overSince === undefined) return Date.now();
  return Math.max(ordered, Math.min(Date.now() - age, overSince ?? Number.POSITIVE_INFINITY));
}
