import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Agent } from '../../core/agent.ts';
import { CLAUDE } from '../../core/agent-settings.ts';
import type { Journal } from '../../core/journal.ts';
import type { Log } from '../../core/log.ts';
import { isLive, type Task } from '../../core/task.ts';
import { CommandAgent } from '../agents/command-agent.ts';
import { JobRegistry } from '../jobs/job-registry.ts';
import { replayTasks } from '../journal/replay-tasks.ts';
import { openTaskStore, type TaskStore } from '../journal/task-store.ts';
import { followOutput } from '../output/follow-output.ts';
import { outputSoFar } from '../output/output-so-far.ts';
import { adopt, startAgent } from './beginning.ts';
import { factsOf } from './facts-of.ts';
import { type NewTask, newTask } from './new-task.ts';
import { agentOf, recall } from './recall.ts';
import { noSuchAgent, noSuchTask, projectBusy, wasStopped } from './refusals.ts';
import { resolveProject } from './resolve-project.ts';
import { TaskBook } from './task-book.ts';
import { type EndHandler, type LineHandler, type TaskEventName, TaskEvents } from './task-events.ts';
import { TaskRecord } from './task-record.ts';
import { type Begin, TaskRun } from './task-run.ts';
import { DEFAULT_TIMINGS, type Timings } from './timings.ts';

export interface TaskManagerOptions {
  /** A folder of its own; without one, tasks and their ids last as long as the program. */
  readonly stateDir?: string | undefined;
  /** Used where there is no `stateDir`. Left out: in memory. */
  readonly journal?: Journal;
  /** By name. Left out: Claude's command line tool under the name "claude". */
  readonly agents?: ReadonlyMap<string, Agent>;
  /** The agent of a task that names none. Left out: "claude". */
  readonly defaultAgent?: string;
  readonly jobs?: JobRegistry;
  readonly log?: Log;
  readonly timings?: Partial<Timings>;
}

/** Runs coding agents in the background, one in a project at a time, and keeps what became of them. */
export class TaskManager {
  readonly jobs: JobRegistry;
  readonly #options: TaskManagerOptions;
  readonly #agents: ReadonlyMap<string, Agent>;
  readonly #log: Log;
  readonly #timings: Timings;
  readonly #events: TaskEvents;
  readonly #book = new TaskBook();
  readonly #runs = new Map<number, TaskRun>();
  readonly #spawning = new Set<Promise<Task>>();
  #store: Promise<TaskStore> | undefined;
  #stopped = false;
  #admission: Promise<unknown> = Promise.resolve();

  constructor(options: TaskManagerOptions = {}) {
    this.#options = options;
    this.jobs = options.jobs ?? new JobRegistry();
    this.#agents = options.agents ?? new Map([['claude', new CommandAgent('claude', CLAUDE, process.env)]]);
    this.#log = options.log ?? { info: () => {}, warn: () => {} };
    this.#timings = { ...DEFAULT_TIMINGS, ...options.timings };
    this.#events = new TaskEvents(this.#log);
  }

  /**
   * Opens the state folder and takes its tasks over: what still runs is watched on, what ended meanwhile is brought to
   * its end. `spawnTask` does it where nobody did. Rejects with `state_in_use` or `state_unwritable`.
   */
  async start(): Promise<void> {
    await this.#openStore();
  }

  /**
   * Lets go of everything. With a state folder, agents go on running and the next start finds them; without one they
   * are cancelled. Resolves when nothing here looks at them any more and the folder is free.
   */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.allSettled(this.#spawning);
    const store = await this.#store?.catch(() => undefined);
    await Promise.all([...this.#runs.values()].map((run) => (store?.lasting === true ? run.detach() : cancelled(run))));
    await store?.close();
    this.#store = undefined;
  }

  /**
   * Orders a task. Resolves with its record at once, not with its end. Rejects with `project_busy` when the project (by
   * its real path) has a live task, with `project_missing`, `agent_missing` or `state_unwritable`.
   */
  async spawnTask(
    name: string,
    prompt: string,
    projectDir: string,
    options: { readonly agent?: string | undefined } = {},
  ): Promise<Task> {
    const spawning = this.#spawn(name, prompt, projectDir, options.agent ?? this.#options.defaultAgent ?? 'claude');
    this.#spawning.add(spawning);
    return await spawning.finally(() => this.#spawning.delete(spawning));
  }

  /**
   * Ends a live task: politely, then by force, with `now` by force at once. Resolves when no process of it is left and
   * its record is final: true when that made it `cancelled`, false when there is no such task or it ended by itself.
   */
  async cancelTask(id: number, options: { readonly now?: boolean | undefined } = {}): Promise<boolean> {
    const run = this.#runs.get(id);
    if (run === undefined) return false;
    run.cancel(options.now === true);
    return (await run.task.done).status === 'cancelled';
  }

  getTask(id: number): Task | undefined {
    return this.#book.get(id);
  }

  /** By its name without case, else by a part of it; a live task before ended ones. Undefined where several fit. */
  findTaskByName(name: string): Task | undefined {
    return this.#book.findByName(name);
  }

  /** Oldest first; those that are about to begin are among them. */
  getRunningTasks(): readonly Task[] {
    return this.#book.live();
  }

  /** Newest first. */
  getAllTasks(): readonly Task[] {
    return this.#book.all();
  }

  /** The last 1,000 lines, with newlines between them; undefined when there is no such task. */
  getTaskOutput(id: number): string | undefined {
    return this.#book.get(id)?.outputLines.join('\n');
  }

  /**
   * Every readable line of a task, some at a time: those it has now, or with `follow` all until its end or `signal`.
   * Throws `task_unknown`.
   */
  async *readOutput(
    id: number,
    options: { readonly follow: boolean; readonly signal: AbortSignal },
  ): AsyncGenerator<readonly string[]> {
    const task = this.#book.get(id);
    if (task === undefined) throw noSuchTask(id);
    const { logFile, done } = task;
    const from = { logFile, agent: agentOf(this.#agents, task.agent), begun: task.begun.promise, done };
    yield* options.follow ? followOutput(from, options.signal) : outputSoFar(from, options.signal);
  }

  /** Resolves when the task's agent runs, or when it ended before it could. */
  async begun(id: number): Promise<void> {
    await this.#book.get(id)?.begun.promise;
  }

  /** Forgets an ended task and its log; its output file stays. False when there is none such, or it is live. */
  cleanupTask(id: number): boolean {
    const task = this.#book.removeEnded(id);
    if (task === undefined) return false;
    this.#forget(task).catch((cause: unknown) => this.#log.warn(`task ${id} will be back after a restart`, cause));
    return true;
  }

  /** Gives the function that unsubscribes. Throws `bad_argument`, with the valid names, for an unknown event. */
  on(event: 'outputLine', handler: LineHandler): () => void;
  on(event: 'taskComplete' | 'taskFailed' | 'taskCancelled', handler: EndHandler): () => void;
  on(event: TaskEventName, handler: LineHandler): () => void {
    return this.#events.on(event, handler);
  }

  async #spawn(name: string, prompt: string, projectDir: string, agentName: string): Promise<Task> {
    const agent = this.#agents.get(agentName);
    if (agent === undefined) throw noSuchAgent(agentName, [...this.#agents.keys()]);
    const store = await this.#openStore();
    const admitted = this.#admission.then(async () => {
      const order = { name, prompt, projectDir: await resolveProject(projectDir), agent: agentName };
      return this.#admit(order, agent, store);
    });
    this.#admission = admitted.catch(() => {});
    const { task } = await admitted;
    try {
      const { marker, createdAt } = task;
      await store.journal.append({ v: 1, type: 'created', at: createdAt, task: factsOf(task), marker });
    } catch (cause) {
      this.#runs.delete(task.id);
      this.#book.drop(task);
      throw cause;
    }
    this.#begin(task.id, (cancelled) => startAgent(task, agent, cancelled));
    return task;
  }

  /** Nothing in here waits: whoever passes has the project from then on. */
  #admit(order: NewTask, agent: Agent, store: TaskStore): TaskRun {
    if (this.#stopped) throw wasStopped();
    const other = this.#book.liveIn(order.projectDir);
    if (other !== undefined) throw projectBusy(other);
    const id = this.#book.nextId();
    const task = new TaskRecord(newTask(id, order), { marker: randomUUID(), logFile: store.logFile(id) });
    this.#book.add(task);
    return this.#follow(task, agent, store);
  }

  #follow(task: TaskRecord, agent: Agent, { journal }: TaskStore): TaskRun {
    const run = new TaskRun(
      { journal, events: this.#events, jobs: this.jobs, log: this.#log, timings: this.#timings },
      task,
      agent,
    );
    this.#runs.set(task.id, run);
    return run;
  }

  #begin(id: number, begin: Begin): void {
    this.#runs.get(id)?.start(begin, () => this.#runs.delete(id));
  }

  async #openStore(): Promise<TaskStore> {
    if (this.#stopped) throw wasStopped();
    this.#store ??= this.#open();
    try {
      return await this.#store;
    } catch (cause) {
      this.#store = undefined;
      throw cause;
    }
  }

  async #open(): Promise<TaskStore> {
    const store = await openTaskStore(this.#options.stateDir, this.#options.journal);
    try {
      const memory = await replayTasks(store.journal);
      this.#book.skipTo(memory.lastId);
      for (const remembered of memory.tasks) {
        const agent = agentOf(this.#agents, remembered.facts.agent);
        const task = recall(remembered, store.logFile(remembered.facts.id), agent);
        this.#book.add(task);
        if (!isLive(task)) continue;
        this.#follow(task, agent, store);
        this.#begin(task.id, (_, detached) => adopt(task, remembered.process, this.#timings.adoptedPoll, detached));
      }
      await Promise.all(this.#book.live().map((task) => task.begun.promise));
      return store;
    } catch (cause) {
      await store.close();
      throw cause;
    }
  }

  async #forget(task: TaskRecord): Promise<void> {
    const store = await this.#openStore();
    await store.journal.append({ v: 1, type: 'removed', at: Date.now(), id: task.id });
    await rm(task.logFile, { force: true });
  }
}

async function cancelled(run: TaskRun): Promise<void> {
  run.cancel(false);
  await run.task.done;
}
