import { homedir } from 'node:os';
import type { Announcement } from '../../core/announcement.ts';
import type { ActIntent, RunCommand } from '../../core/intent.ts';
import type { Log } from '../../core/log.ts';
import type { Task } from '../../core/task.ts';
import type { CommandAgent } from '../agents/command-agent.ts';
import { runCommand } from '../commands/run-command.ts';
import type { Projects } from '../projects/projects.ts';
import { factsOf } from '../tasks/facts-of.ts';
import { noSuchTask } from '../tasks/refusals.ts';
import type { TaskManager } from '../tasks/task-manager.ts';
import type { Answering } from './answering.ts';
import { cancelAll, cancelOne } from './cancelling.ts';
import { openOf, openProject } from './opening.ts';
import { Reading } from './reading.ts';
import { rename } from './renaming.ts';
import { Starting } from './starting.ts';
import { statusOf } from './status-of.ts';
import { switchProject } from './switch-project.ts';
import { TaskNames } from './task-names.ts';

export interface PerformerTools {
  readonly tasks: TaskManager;
  readonly projects: Projects;
  readonly agents: ReadonlyMap<string, CommandAgent>;
  readonly defaultAgent: string;
  readonly answering: Answering;
  readonly log: Log;
  /** The person's environment. */
  readonly env: NodeJS.ProcessEnv;
  /** Names of variables that are for Wilco alone. */
  readonly secrets: readonly string[] | undefined;
  /** See `ActSettings`. */
  readonly readsAtLength: boolean;
  /** What one can say. */
  readonly sentences: () => readonly string[];
}

/** Carries intents out, each by its own file in this folder. */
export class Performer {
  readonly #tools: PerformerTools;
  readonly #names: TaskNames;
  readonly #starting: Starting;
  readonly #reading: Reading;

  constructor(tools: PerformerTools) {
    this.#tools = tools;
    this.#names = new TaskNames(tools.tasks);
    this.#starting = new Starting({ ...tools, names: this.#names });
    this.#reading = new Reading(tools.tasks, tools.readsAtLength);
  }

  /** Resolves when it is done. Rejects with what cannot be done, mostly a `WilcoError`. */
  async perform(intent: ActIntent): Promise<Announcement> {
    const { tasks, projects, sentences } = this.#tools;
    switch (intent.type) {
      case 'start':
        return await this.#starting.start(intent);
      case 'retry':
        return await this.#starting.retry(this.#task(intent.taskId));
      case 'cancel':
        return await cancelOne(this.#task(intent.taskId), intent.now, this.#tools);
      case 'cancelAll':
        return await cancelAll(this.#those(intent.taskIds), intent.now, this.#tools);
      case 'status':
        return statusOf(tasks);
      case 'taskStatus':
        return { type: 'taskStatus', task: factsOf(this.#task(intent.taskId)) };
      case 'changes':
        return { type: 'changes', task: factsOf(this.#task(intent.taskId)) };
      case 'result':
        return this.#reading.read(this.#task(intent.taskId), intent);
      case 'rename':
        return await rename(this.#task(intent.taskId), intent.name, { tasks, names: this.#names });
      case 'open':
        return await openOf(this.#task(intent.taskId), intent.what, this.#tools);
      case 'openProject':
        return await openProject(intent.project, this.#tools);
      case 'switchProject':
        return await switchProject(intent.project, this.#tools);
      case 'whichProject':
        return { type: 'currentProject', project: projects.known().current };
      case 'listProjects': {
        const { projects: known, current } = projects.known();
        return { type: 'projects', projects: known, current };
      }
      case 'runCommand':
        return await this.#run(intent);
      case 'help':
        return { type: 'help', sentences: sentences() };
    }
  }

  async #run(command: RunCommand): Promise<Announcement> {
    const { projects, tasks, env, secrets } = this.#tools;
    const dir = command.dir ?? projects.known().current?.dir ?? env['HOME'] ?? homedir();
    const end = await runCommand(command, dir, { jobs: tasks.jobs, env, secrets });
    return { type: 'commandEnded', name: command.name, ...end };
  }

  /** Those that are known. */
  #those(ids: readonly number[]): readonly Task[] {
    return [...new Set(ids)].map((id) => this.#tools.tasks.getTask(id)).filter((task) => task !== undefined);
  }

  #task(id: number): Task {
    const task = this.#tools.tasks.getTask(id);
    if (task === undefined) throw noSuchTask(id);
    return task;
  }
}
