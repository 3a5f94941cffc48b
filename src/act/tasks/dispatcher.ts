import { availableParallelism } from 'node:os';
import type { Agent } from '../../core/agent.ts';
import { isLive } from '../../core/task.ts';
import type { Launcher } from '../containment/launcher.ts';
import { atOnceOn } from './at-once.ts';
import { type Beginning, notStarted } from './beginning.ts';
import { launchAgent } from './launch-agent.ts';
import type { RunContext } from './run-context.ts';
import type { TaskRecord } from './task-record.ts';
import { type Begin, TaskRun } from './task-run.ts';
import { WaitingList } from './waiting-list.ts';

/** So many agents begin in the same moment at most: the others wait, so that no burst of starts takes the machine. */
const BEGINNING = availableParallelism() * 4;

/** Lets tasks begin when their turn has come, and knows those that run. */
export class Dispatcher {
  readonly #context: RunContext;
  readonly #launcher: Launcher;
  readonly #agentOf: (task: TaskRecord) => Agent;
  readonly #atOnce: number;
  readonly #waiting = new WaitingList();
  readonly #runs = new Map<number, TaskRun>();
  /** Cancelled before they were ordered: they are still on their way into the journal. */
  readonly #unwanted = new Set<TaskRecord>();
  #beginning = 0;
  #closed = false;

  constructor(context: Omit<RunContext, 'onFinal'>, launcher: Launcher, agentOf: (task: TaskRecord) => Agent) {
    this.#context = { ...context, onFinal: () => this.#next() };
    this.#launcher = launcher;
    this.#agentOf = agentOf;
    this.#atOnce = atOnceOn(context.settings.atOnce);
  }

  /** Lets the task begin at once or as soon as its project and the machine have room. */
  order(task: TaskRecord): void {
    this.#waiting.add(task);
    if (this.#unwanted.delete(task)) void this.cancel(task, false);
    else this.#next();
  }

  /** Goes on with a task of an earlier life, however many run already. */
  resume(task: TaskRecord, beginning: Beginning): void {
    this.#carryOut(task, async () => beginning);
  }

  /** Resolves when the live task is over, however. One that is not ordered yet ends as soon as it is. */
  async cancel(task: TaskRecord, now: boolean): Promise<void> {
    if (this.#waiting.remove(task)) this.#carryOut(task, async () => notStarted('It was cancelled before it began.'));
    const run = this.#runs.get(task.id);
    if (run !== undefined) run.cancel(now);
    else if (this.#closed) return;
    else this.#unwanted.add(task);
    await Promise.race([task.done, ...(run === undefined ? [] : [run.finished])]);
    this.#unwanted.delete(task);
  }

  /** Nothing begins any more. Resolves when the agents that run are let go of, or with `cancel` when all are gone. */
  async close(cancel: boolean): Promise<void> {
    this.#closed = true;
    if (cancel) for (const task of this.#waiting.all()) void this.cancel(task, false);
    await Promise.all([...this.#runs.values()].map((run) => (cancel ? this.cancel(run.task, false) : run.detach())));
  }

  #next(): void {
    if (this.#closed) return;
    const running = [...this.#runs.values()].map(({ task }) => task).filter(isLive);
    const due = this.#waiting.takeDue(running, this.#atOnce, BEGINNING - this.#beginning);
    for (const task of due) this.#launch(task);
  }

  #launch(task: TaskRecord): void {
    const { files, settings, env } = this.#context;
    const tools = {
      launcher: this.#launcher,
      files,
      poll: settings.adoptedPoll,
      namespace: settings.containment === 'namespace',
      env,
    };
    this.#beginning += 1;
    const begin: Begin = (cancelled, detached) => {
      return launchAgent(task, this.#agentOf(task), tools, { cancelled, detached }).finally(() => {
        this.#beginning -= 1;
        setImmediate(() => this.#next());
      });
    };
    this.#carryOut(task, begin);
  }

  #carryOut(task: TaskRecord, begin: Begin): TaskRun {
    const run = new TaskRun(this.#context, task, this.#agentOf(task));
    this.#runs.set(task.id, run);
    run.start(begin, () => {
      this.#launcher.forget(task.id);
      this.#runs.delete(task.id);
      this.#next();
    });
    return run;
  }
}
