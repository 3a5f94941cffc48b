import type { Announcement } from '../core/announcement.ts';
import type { Check } from '../core/check.ts';
import type { Situation } from '../core/decision.ts';
import { errorFacts, WilcoError } from '../core/error.ts';
import type { Intent } from '../core/intent.ts';
import type { Log } from '../core/log.ts';
import { isLive, type Task } from '../core/task.ts';
import type { ActSettings } from './act-settings.ts';
import { CommandAgent } from './agents/command-agent.ts';
import { missingProgram } from './agents/missing-program.ts';
import { actingChecks } from './checks.ts';
import { containmentCheck } from './containment/containment-check.ts';
import { JobRegistry } from './jobs/job-registry.ts';
import { Projects } from './projects/projects.ts';
import { factsOf } from './tasks/facts-of.ts';
import { noSuchTask } from './tasks/refusals.ts';
import { TaskManager } from './tasks/task-manager.ts';
import { taskName, uniqueName } from './tasks/task-name.ts';

export interface ActingOptions {
  readonly settings: ActSettings;
  /** The person's environment, from which the agents' is made. */
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  readonly jobs?: JobRegistry;
}

/** Lines of a task's output that answer for a result it does not have. */
const LAST_LINES = 20;

/** The room ACT: carries out intents, and announces what its tasks do by themselves. */
export class Acting {
  readonly jobs: JobRegistry;
  readonly tasks: TaskManager;
  readonly #settings: ActSettings;
  readonly #env: NodeJS.ProcessEnv;
  readonly #agents: ReadonlyMap<string, CommandAgent>;
  readonly #projects: Projects;
  readonly #handlers = new Set<(announcement: Announcement) => void>();
  /** What happened before anybody listened: at the start, while the rest of the house is still being opened. */
  readonly #untold: Announcement[] = [];
  /** How many calls of `perform` are about to tell how a task does, so that it is not told once more. */
  readonly #answering = new Map<number, number>();
  readonly #startingNames = new Set<string>();
  readonly #unsubscribe: (() => void)[] = [];

  constructor(options: ActingOptions) {
    const { settings, env, log } = options;
    this.#settings = settings;
    this.#env = env;
    this.#projects = new Projects(settings.projects, settings.foregroundDir);
    this.#agents = new Map(
      Object.entries(settings.agents).map(([name, agent]) => [
        name,
        new CommandAgent(name, agent, { env, secrets: settings.secrets, limits: settings.limits }),
      ]),
    );
    this.jobs = options.jobs ?? new JobRegistry();
    this.tasks = new TaskManager({
      stateDir: settings.stateDir,
      agents: this.#agents,
      defaultAgent: settings.defaultAgent,
      jobs: this.jobs,
      log,
      env,
      ...(settings.tasks === undefined ? {} : { settings: settings.tasks }),
    });
  }

  /**
   * Resolves when the tasks of an earlier life are known again and the projects were looked for. Rejects with
   * `state_in_use` or `state_unwritable`, or when `signal` aborts before.
   */
  async start(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const announceEnd = (task: Task) => this.#announce('taskEnded', task);
    this.#unsubscribe.push(
      this.tasks.on('taskStarted', (task) => this.#announce('taskStarted', task)),
      this.tasks.on('taskStalled', (task) => this.#announce('taskStalled', task)),
      this.tasks.on('taskComplete', announceEnd),
      this.tasks.on('taskFailed', announceEnd),
      this.tasks.on('taskCancelled', announceEnd),
    );
    await Promise.all([this.tasks.start(), this.#projects.refresh()]);
    signal.throwIfAborted();
  }

  /** Tasks of a lasting state folder go on without Wilco; others are cancelled. */
  async stop(): Promise<void> {
    await this.tasks.stop();
    await this.jobs.shutdown();
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
  }

  /**
   * Carries out an intent. Resolves when it is done: a start when the agent runs, a cancel when nothing of the task is
   * left. What it answers is not announced besides. Never rejects: what cannot be done is a `problem`.
   */
  async perform(intent: Intent): Promise<Announcement> {
    try {
      switch (intent.type) {
        case 'start':
          return await this.#start(intent);
        case 'cancel':
          return await this.#cancel(intent);
        case 'status':
          return this.#status();
        case 'taskStatus':
          return { type: 'taskStatus', task: factsOf(this.#task(intent.taskId)) };
        case 'result':
          return resultOf(this.#task(intent.taskId));
        case 'changes':
          return { type: 'changes', task: factsOf(this.#task(intent.taskId)) };
        case 'help':
          return { type: 'help', sentences: this.#settings.sentences() };
      }
    } catch (cause) {
      return { type: 'problem', error: errorFacts(cause) };
    }
  }

  /**
   * Called for every task that starts, stalls or ends without `perform` answering so; the first handler also for what
   * happened before it came. Gives the function that unsubscribes.
   */
  onAnnouncement(handler: (announcement: Announcement) => void): () => void {
    const own = (announcement: Announcement) => handler(announcement);
    this.#handlers.add(own);
    for (const announcement of this.#untold.splice(0)) own(announcement);
    return () => void this.#handlers.delete(own);
  }

  /** How the room stands; see {@link actingChecks}. Never rejects. */
  checks(): Promise<readonly Check[]> {
    return actingChecks(this.#settings, this.#env, Promise.resolve(containmentCheck(this.tasks.containment)));
  }

  situation(): Situation {
    const { projects, current } = this.#projects.known();
    const agents = [...this.#agents.keys()];
    return { tasks: this.tasks.getAllTasks().map(factsOf), projects, currentProject: current, agents };
  }

  async #start(intent: Extract<Intent, { type: 'start' }>): Promise<Announcement> {
    const agentName = intent.agent ?? intent.project.agent ?? this.#settings.defaultAgent;
    const agent = this.#agents.get(agentName);
    const missing = agent === undefined ? undefined : missingProgram(agent.name, agent.program, this.#env);
    if (missing !== undefined) throw new WilcoError(missing);
    const live = this.tasks.getRunningTasks().map((task) => task.name);
    const name = uniqueName(intent.name ?? taskName(intent.prompt), [...live, ...this.#startingNames]);
    this.#startingNames.add(name);
    const task = await this.tasks
      .spawnTask(name, intent.prompt, intent.project.dir, { agent: agentName, queue: intent.queue })
      .finally(() => this.#startingNames.delete(name));
    return await this.#answerFor(task, async () => {
      if (task.waitsFor !== undefined) return { type: 'taskQueued', task: factsOf(task) };
      await this.tasks.begun(task.id);
      if (task.startedAt !== undefined) return { type: 'taskStarted', task: { ...factsOf(task), status: 'running' } };
      await task.done;
      return { type: 'taskEnded', task: factsOf(task) };
    });
  }

  async #cancel(intent: Extract<Intent, { type: 'cancel' }>): Promise<Announcement> {
    const task = this.#task(intent.taskId);
    if (!isLive(task)) return { type: 'taskStatus', task: factsOf(task) };
    return await this.#answerFor(task, async () => {
      await this.tasks.cancelTask(task.id, { now: intent.now });
      return { type: 'taskEnded', task: factsOf(task) };
    });
  }

  async #answerFor(task: Task, answer: () => Promise<Announcement>): Promise<Announcement> {
    const count = (by: number) => this.#answering.set(task.id, (this.#answering.get(task.id) ?? 0) + by);
    count(1);
    try {
      return await answer();
    } finally {
      if (count(-1).get(task.id) === 0) this.#answering.delete(task.id);
    }
  }

  #status(): Announcement {
    const ended = this.tasks.getAllTasks().filter((task) => !isLive(task));
    const last = ended.reduce<Task | undefined>((newest, task) => {
      return newest === undefined || (task.completedAt ?? 0) > (newest.completedAt ?? 0) ? task : newest;
    }, undefined);
    const live = this.tasks.getRunningTasks().map(factsOf);
    return { type: 'status', live, lastEnded: last === undefined ? undefined : factsOf(last) };
  }

  #task(id: number): Task {
    const task = this.tasks.getTask(id);
    if (task === undefined) throw noSuchTask(id);
    return task;
  }

  #announce(type: 'taskStarted' | 'taskStalled' | 'taskEnded', task: Task): void {
    if (this.#answering.has(task.id)) return;
    const announcement: Announcement = { type, task: factsOf(task) };
    if (this.#handlers.size === 0) this.#untold.push(announcement);
    for (const handler of this.#handlers) handler(announcement);
  }
}

function resultOf(task: Task): Announcement {
  const text = task.result ?? task.outputLines.slice(-LAST_LINES).join('\n');
  return { type: 'result', task: factsOf(task), text };
}
