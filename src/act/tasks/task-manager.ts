import type { Agent } from '../../core/agent.ts';
import { CLAUDE } from '../../core/agent-settings.ts';
import type { Journal } from '../../core/journal.ts';
import type { Log } from '../../core/log.ts';
import { isLive, type Task } from '../../core/task.ts';
import { CommandAgent } from '../agents/command-agent.ts';
import type { Containment } from '../containment/containment-check.ts';
import { Launcher } from '../containment/launcher.ts';
import { JobRegistry } from '../jobs/job-registry.ts';
import { followOutput } from '../output/follow-output.ts';
import { outputSoFar } from '../output/output-so-far.ts';
import { Admission, type WantedTask } from './admission.ts';
import { diffToOpen, outputToOpen } from './files-to-open.ts';
import { type OpenTasks, openTasks } from './open-tasks.ts';
import { agentOf } from './recall.ts';
import { noSuchAgent, noSuchTask, wasStopped } from './refusals.ts';
import { renameTask } from './rename-task.ts';
import { TaskBook } from './task-book.ts';
import { type EndEvent, type LineHandler, type TaskEventName, TaskEvents, type TaskHandler } from './task-events.ts';
import type { TaskRecord } from './task-record.ts';
import { DEFAULT_TASK_SETTINGS, type TaskSettings } from './task-settings.ts';

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
  readonly settings?: Partial<TaskSettings>;
  /** The person's environment, for what Wilco itself runs. Left out: this process's. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Ended tasks that have been kept long enough are looked for so often. */
const TIDY_EVERY = 6 * 60 * 60_000;

/** Runs coding agents in the background, one in a project at a time, and keeps what became of them. */
export class TaskManager {
  readonly jobs: JobRegistry;
  readonly #options: TaskManagerOptions;
  readonly #agents: ReadonlyMap<string, Agent>;
  readonly #log: Log;
  readonly #settings: TaskSettings;
  readonly #env: NodeJS.ProcessEnv;
  readonly #events: TaskEvents;
  readonly #book = new TaskBook();
  readonly #admission: Admission;
  readonly #launcher: Launcher;
  readonly #spawning = new Set<Promise<Task>>();
  readonly #stopping = new AbortController();
  #opened: Promise<OpenTasks> | undefined;
  #tidying: NodeJS.Timeout | undefined;

  constructor(options: TaskManagerOptions = {}) {
    this.#options = options;
    this.jobs = options.jobs ?? new JobRegistry();
    this.#env = options.env ?? process.env;
    this.#agents = options.agents ?? new Map([['claude', new CommandAgent('claude', CLAUDE, { env: this.#env })]]);
    this.#log = options.log ?? { info: () => {}, warn: () => {} };
    this.#settings = { ...DEFAULT_TASK_SETTINGS, ...options.settings };
    this.#events = new TaskEvents(this.#log);
    const { logLimit } = this.#settings;
    this.#admission = new Admission(this.#book, { logLimit, stopping: this.#stopping.signal });
    this.#launcher = new Launcher({
      env: this.#env,
      leash: options.stateDir === undefined,
      cgroups: this.#settings.containment === 'auto',
      log: this.#log,
    });
  }

  /**
   * Opens the state folder and takes its tasks over: what still runs is watched on, what ended meanwhile is brought to
   * its end. `spawnTask` does it where nobody did. Rejects with `state_in_use` or `state_unwritable`.
   */
  async start(): Promise<void> {
    await this.#open();
    this.#launcher.start().catch((cause: unknown) => this.#log.warn('agents cannot be started', cause));
  }

  /**
   * Lets go of everything. With a state folder, agents go on running and the next start finds them; without one they
   * are cancelled. Resolves when nothing here looks at them any more and the folder is free.
   */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#spawning);
    const opened = await this.#opened?.catch(() => undefined);
    clearInterval(this.#tidying);
    this.#opened = undefined;
    await opened?.dispatcher.close(!opened.store.lasting);
    await this.#launcher.close();
    await opened?.store.close();
  }

  /**
   * Orders a task. Resolves with its record at once, not with its end. Rejects with `project_busy` when the project (by
   * its real path) has a live task, unless it may `queue` behind that; with `project_missing`, `agent_missing` or
   * `state_unwritable`. Where as many agents run as may at once, it waits for its turn.
   */
  async spawnTask(
    name: string,
    prompt: string,
    projectDir: string,
    options: { readonly agent?: string | undefined; readonly queue?: boolean | undefined } = {},
  ): Promise<Task> {
    const agent = options.agent ?? this.#options.defaultAgent ?? 'claude';
    const spawning = this.#spawn({ name, prompt, agent, projectDir, queue: options.queue === true });
    this.#spawning.add(spawning);
    return await spawning.finally(() => this.#spawning.delete(spawning));
  }

  /**
   * Ends a live task: politely, then by force, with `now` by force at once. Resolves when no process of it is left and
   * its record is final: true when that made it `cancelled`, false when there is no such task or it ended by itself.
   */
  async cancelTask(id: number, options: { readonly now?: boolean | undefined } = {}): Promise<boolean> {
    const task = this.#book.get(id);
    const opened = await this.#opened?.catch(() => undefined);
    if (task === undefined || opened === undefined || !isLive(task)) return false;
    await opened.dispatcher.cancel(task, options.now === true);
    return task.status === 'cancelled';
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
    const task = this.#known(id);
    const { logFile, logLimit: limit } = task.place;
    const from = {
      logFile,
      limit,
      agent: agentOf(this.#agents, task.agent),
      begun: task.begun.promise,
      done: task.done,
    };
    yield* options.follow ? followOutput(from, options.signal) : outputSoFar(from, options.signal);
  }

  /** Resolves when the task's agent runs, or when it ended before it could. */
  async begun(id: number): Promise<void> {
    await this.#book.get(id)?.begun.promise;
  }

  /**
   * Calls a task by another name, of which it is only asked that it is not taken; it stays over a restart. Resolves when
   * the task has it. Rejects with `task_unknown`.
   */
  async renameTask(id: number, name: string): Promise<void> {
    const task = this.#known(id);
    const { store } = await this.#open();
    await renameTask(task, name, { journal: store.journal, log: this.#log });
  }

  /**
   * A file for a person to read: the task's readable output, or a diff of what it changed, as it stands now where the
   * task is live. Rejects with `task_unknown`, `open_failed` or `state_unwritable`.
   */
  async fileOf(id: number, what: 'output' | 'diff'): Promise<string> {
    const task = this.#known(id);
    const { store } = await this.#open();
    return what === 'output'
      ? await outputToOpen(task, agentOf(this.#agents, task.agent), store)
      : await diffToOpen(task, store, this.#env);
  }

  /** The lines that a task printed after its first `count`, of the last 1,000, and how many it has printed by now. */
  linesAfter(id: number, count: number): { readonly lines: readonly string[]; readonly count: number } {
    return this.#known(id).linesAfter(count);
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
  on(event: EndEvent | 'taskStarted' | 'taskStalled', handler: TaskHandler): () => void;
  on(event: TaskEventName, handler: LineHandler): () => void {
    return this.#events.on(event, handler);
  }

  /** How its tasks are contained; a control group only once the first agent was started, or `start` is done. */
  get containment(): Containment {
    return { wanted: this.#settings.containment, cgroup: this.#launcher.cgroup };
  }

  async #spawn(wanted: WantedTask): Promise<Task> {
    if (!this.#agents.has(wanted.agent)) throw noSuchAgent(wanted.agent, [...this.#agents.keys()]);
    const { store, dispatcher } = await this.#open();
    const task = await this.#admission.admit(wanted, store);
    dispatcher.order(task);
    return task;
  }

  async #open(): Promise<OpenTasks> {
    if (this.#stopping.signal.aborted) throw wasStopped();
    this.#opened ??= this.#begin();
    try {
      return await this.#opened;
    } catch (cause) {
      this.#opened = undefined;
      throw cause;
    }
  }

  async #begin(): Promise<OpenTasks> {
    const opened = await openTasks(
      {
        ...{ stateDir: this.#options.stateDir, journal: this.#options.journal },
        ...{ book: this.#book, launcher: this.#launcher, agentNamed: (name) => agentOf(this.#agents, name) },
        ...{ events: this.#events, jobs: this.jobs, log: this.#log, settings: this.#settings, env: this.#env },
      },
      this.#stopping.signal,
    );
    this.#tidy();
    this.#tidying = setInterval(() => this.#tidy(), TIDY_EVERY).unref();
    return opened;
  }

  #known(id: number): TaskRecord {
    const task = this.#book.get(id);
    if (task === undefined) throw noSuchTask(id);
    return task;
  }

  #tidy(): void {
    const { keepEnded } = this.#settings;
    if (keepEnded === 0) return;
    for (const { id } of this.#book.endedBefore(Date.now() - keepEnded)) this.cleanupTask(id);
  }

  async #forget(task: TaskRecord): Promise<void> {
    const { store } = await this.#open();
    await store.journal.append({ v: 1, type: 'removed', at: Date.now(), id: task.id });
    await store.forget(task.id);
  }
}
