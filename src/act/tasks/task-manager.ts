import { randomUUID } from 'node:crypto';
import type { Agent } from '../../core/agent.ts';
import { CLAUDE } from '../../core/agent-settings.ts';
import type { Journal } from '../../core/journal.ts';
import type { Log } from '../../core/log.ts';
import { isLive, type Task, type TaskFacts } from '../../core/task.ts';
import { CommandAgent } from '../agents/command-agent.ts';
import type { Containment } from '../containment/containment-check.ts';
import { Launcher } from '../containment/launcher.ts';
import { bootId } from '../containment/process-identity.ts';
import { waitFor } from '../containment/wait-for.ts';
import { JobRegistry } from '../jobs/job-registry.ts';
import { openTaskStore, type TaskStore } from '../journal/task-store.ts';
import { followOutput } from '../output/follow-output.ts';
import { outputSoFar } from '../output/output-so-far.ts';
import { isDiskFull } from './disk-full.ts';
import { Dispatcher } from './dispatcher.ts';
import { factsOf } from './facts-of.ts';
import { newTask } from './new-task.ts';
import { agentOf } from './recall.ts';
import { noSuchAgent, noSuchTask, projectBusy, wasStopped } from './refusals.ts';
import { type ProjectFolder, resolveProject } from './resolve-project.ts';
import { takeOver } from './take-over.ts';
import { TaskBook } from './task-book.ts';
import { type EndEvent, type LineHandler, type TaskEventName, TaskEvents, type TaskHandler } from './task-events.ts';
import { TaskRecord } from './task-record.ts';
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

/** What there is while the manager is open. */
interface Opened {
  readonly store: TaskStore;
  readonly dispatcher: Dispatcher;
}

/** Who comes first is admitted first, but nobody waits longer for the folder of another, on a dead disk perhaps. */
const TURN = 1_000;

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
  readonly #launcher: Launcher;
  readonly #spawning = new Set<Promise<Task>>();
  readonly #stopping = new AbortController();
  #opened: Promise<Opened> | undefined;
  #admission: Promise<unknown> = Promise.resolve();
  #tidying: NodeJS.Timeout | undefined;

  constructor(options: TaskManagerOptions = {}) {
    this.#options = options;
    this.jobs = options.jobs ?? new JobRegistry();
    this.#env = options.env ?? process.env;
    this.#agents = options.agents ?? new Map([['claude', new CommandAgent('claude', CLAUDE, { env: this.#env })]]);
    this.#log = options.log ?? { info: () => {}, warn: () => {} };
    this.#settings = { ...DEFAULT_TASK_SETTINGS, ...options.settings };
    this.#events = new TaskEvents(this.#log);
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
    const agentName = options.agent ?? this.#options.defaultAgent ?? 'claude';
    const spawning = this.#spawn({ name, prompt, agent: agentName }, projectDir, options.queue === true);
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
    const task = this.#book.get(id);
    if (task === undefined) throw noSuchTask(id);
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

  async #spawn(order: Omit<Order, 'project'>, projectDir: string, queue: boolean): Promise<Task> {
    if (!this.#agents.has(order.agent)) throw noSuchAgent(order.agent, [...this.#agents.keys()]);
    const { store, dispatcher } = await this.#open();
    const resolved = resolveProject(projectDir);
    const admitted = Promise.allSettled([waitFor(this.#admission, TURN), resolved]).then(async () =>
      this.#admit({ ...order, project: await resolved }, queue, store),
    );
    this.#admission = admitted.catch(() => {});
    const task = await admitted;
    try {
      const { marker, logLimit, projectKey } = task.place;
      const about = { task: factsOf(task), marker, bootId: bootId(), logLimit, projectKey };
      await store.journal.append({ v: 1, type: 'created', at: task.createdAt, ...about });
    } catch (cause) {
      this.#book.drop(task);
      throw cause;
    }
    dispatcher.order(task);
    return task;
  }

  /** Nothing in here waits: whoever passes has the project from then on, or a place behind it. */
  #admit({ name, prompt, agent, project }: Order, queue: boolean, store: TaskStore): TaskRecord {
    if (this.#stopping.signal.aborted) throw wasStopped();
    const other = this.#book.liveIn(project.key);
    if (other !== undefined && !queue) throw projectBusy(other);
    const id = this.#book.nextId();
    const task = new TaskRecord(newTask(id, { name, prompt, agent, projectDir: project.dir }), {
      marker: randomUUID(),
      logFile: store.logFile(id),
      logLimit: this.#settings.logLimit,
      projectKey: project.key,
    });
    this.#book.add(task);
    return task;
  }

  async #open(): Promise<Opened> {
    if (this.#stopping.signal.aborted) throw wasStopped();
    this.#opened ??= this.#begin();
    try {
      return await this.#opened;
    } catch (cause) {
      this.#opened = undefined;
      throw cause;
    }
  }

  async #begin(): Promise<Opened> {
    const store = await openTaskStore(this.#options.stateDir, this.#options.journal);
    const dispatcher = this.#dispatcherOn(store);
    try {
      const tools = { store, book: this.#book, dispatcher, settings: this.#settings, signal: this.#stopping.signal };
      await takeOver({ ...tools, agentNamed: (name) => agentOf(this.#agents, name) });
    } catch (cause) {
      await dispatcher.close(false);
      await store.close();
      throw cause;
    }
    this.#tidy();
    this.#tidying = setInterval(() => this.#tidy(), TIDY_EVERY).unref();
    return { store, dispatcher };
  }

  #dispatcherOn(files: TaskStore): Dispatcher {
    const context = {
      ...{ journal: files.journal, files, events: this.#events, jobs: this.jobs, log: this.#log },
      ...{ settings: this.#settings, env: this.#env, bootId: bootId() },
      isDiskFull: () => isDiskFull(files.runsDir),
    };
    return new Dispatcher(context, this.#launcher, (task) => agentOf(this.#agents, task.agent));
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

type Order = Pick<TaskFacts, 'name' | 'prompt' | 'agent'> & { readonly project: ProjectFolder };
