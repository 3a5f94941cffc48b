import type { Announcement } from '../core/announcement.ts';
import type { Check } from '../core/check.ts';
import type { Situation } from '../core/decision.ts';
import { errorFacts } from '../core/error.ts';
import type { ActIntent } from '../core/intent.ts';
import type { Log } from '../core/log.ts';
import type { Task } from '../core/task.ts';
import type { ActSettings } from './act-settings.ts';
import { CommandAgent } from './agents/command-agent.ts';
import { actingChecks } from './checks.ts';
import { containmentCheck } from './containment/containment-check.ts';
import { JobRegistry } from './jobs/job-registry.ts';
import { Answering } from './perform/answering.ts';
import { Performer } from './perform/performer.ts';
import { IdentifiersOfCurrent } from './projects/identifiers-of-current.ts';
import { projectIdentifiers } from './projects/project-identifiers.ts';
import { Projects } from './projects/projects.ts';
import { RememberedProject } from './projects/remembered-project.ts';
import { factsOf } from './tasks/facts-of.ts';
import { TaskManager } from './tasks/task-manager.ts';

export interface ActingOptions {
  readonly settings: ActSettings;
  /** The person's environment, from which the agents' is made. */
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  readonly jobs?: JobRegistry;
}

/** The room ACT: carries out intents, and announces what its tasks do by themselves. */
export class Acting {
  readonly jobs: JobRegistry;
  readonly tasks: TaskManager;
  readonly #settings: ActSettings;
  readonly #env: NodeJS.ProcessEnv;
  readonly #agents: ReadonlyMap<string, CommandAgent>;
  readonly #projects: Projects;
  readonly #answering = new Answering();
  readonly #performer: Performer;
  readonly #handlers = new Set<(announcement: Announcement) => void>();
  readonly #identifiers: IdentifiersOfCurrent;
  #onSituation: () => void = () => undefined;
  /** What happened before anybody listened: at the start, while the rest of the house is still being opened. */
  readonly #untold: Announcement[] = [];
  readonly #unsubscribe: (() => void)[] = [];

  constructor(options: ActingOptions) {
    const { settings, env, log } = options;
    const { stateDir, defaultAgent, foregroundDir, secrets } = settings;
    this.#settings = settings;
    this.#env = env;
    this.#projects = new Projects(settings.projects, foregroundDir, new RememberedProject(stateDir));
    this.#identifiers = new IdentifiersOfCurrent(
      (dir) => projectIdentifiers(dir, env),
      () => this.#onSituation(),
    );
    this.#agents = new Map(
      Object.entries(settings.agents).map(([name, agent]) => [
        name,
        new CommandAgent(name, agent, { env, secrets, limits: settings.limits }),
      ]),
    );
    this.jobs = options.jobs ?? new JobRegistry();
    this.tasks = new TaskManager({
      stateDir,
      agents: this.#agents,
      defaultAgent,
      jobs: this.jobs,
      log,
      env,
      ...(settings.tasks === undefined ? {} : { settings: settings.tasks }),
    });
    this.#performer = new Performer({
      ...{
        tasks: this.tasks,
        projects: this.#projects,
        agents: this.#agents,
        defaultAgent,
        answering: this.#answering,
      },
      ...{ env, secrets, log, sentences: settings.sentences, readsAtLength: settings.readsAtLength === true },
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
   * left, a command when it has ended. What it answers is not announced besides. Never rejects: what cannot be done is a
   * `problem`.
   */
  async perform(intent: ActIntent): Promise<Announcement> {
    try {
      return await this.#performer.perform(intent);
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

  /** Calls `handler` when {@link situation} changes although nothing was announced; the last one given counts. */
  onSituation(handler: () => void): void {
    this.#onSituation = handler;
  }

  situation(): Situation {
    const { projects, current } = this.#projects.known();
    const agents = [...this.#agents.keys()];
    const identifiers = this.#identifiers.of(current);
    return { tasks: this.tasks.getAllTasks().map(factsOf), projects, currentProject: current, agents, identifiers };
  }

  #announce(type: 'taskStarted' | 'taskStalled' | 'taskEnded', task: Task): void {
    if (this.#answering.includes(task.id)) return;
    const announcement: Announcement = { type, task: factsOf(task) };
    if (this.#handlers.size === 0) this.#untold.push(announcement);
    for (const handler of this.#handlers) handler(announcement);
  }
}
