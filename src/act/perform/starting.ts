import type { Announcement } from '../../core/announcement.ts';
import { WilcoError } from '../../core/error.ts';
import type { StartIntent } from '../../core/intent.ts';
import { isLive, type Task } from '../../core/task.ts';
import type { CommandAgent } from '../agents/command-agent.ts';
import { missingProgram } from '../agents/missing-program.ts';
import { factsOf } from '../tasks/facts-of.ts';
import type { TaskManager } from '../tasks/task-manager.ts';
import { taskName } from '../tasks/task-name.ts';
import type { Answering } from './answering.ts';
import { cleanName, type TaskNames } from './task-names.ts';

export interface StartingTools {
  readonly tasks: TaskManager;
  readonly agents: ReadonlyMap<string, CommandAgent>;
  readonly defaultAgent: string;
  readonly env: NodeJS.ProcessEnv;
  readonly names: TaskNames;
  readonly answering: Answering;
}

/** Begins tasks: new ones, and ended ones once more. */
export class Starting {
  readonly #tools: StartingTools;

  constructor(tools: StartingTools) {
    this.#tools = tools;
  }

  /**
   * Resolves when the agent runs, with `taskStarted`; with `taskQueued` where the task waits, with `taskEnded` where it
   * could not begin. Rejects as `TaskManager.spawnTask`.
   */
  async start({ prompt, project, name, agent, queue }: StartIntent): Promise<Announcement> {
    return await this.#begin({
      prompt,
      dir: project.dir,
      name: cleanName(name ?? '') || taskName(prompt),
      agent: agent ?? project.agent ?? this.#tools.defaultAgent,
      queue,
    });
  }

  /**
   * The ended task's prompt once more, as a new task; resolves and rejects as {@link start}, and rejects with
   * `bad_argument` for a task that has not ended.
   */
  async retry(ended: Task): Promise<Announcement> {
    if (isLive(ended)) throw stillLives(ended);
    const { prompt, projectDir: dir, name, agent } = ended;
    try {
      return await this.#begin({ prompt, dir, name, agent, queue: false });
    } catch (cause) {
      throw cause instanceof WilcoError && cause.code === 'project_busy' ? busy(cause) : cause;
    }
  }

  async #begin({ prompt, dir, name, agent, queue }: Beginning): Promise<Announcement> {
    const { tasks, agents, env, names, answering } = this.#tools;
    const program = agents.get(agent)?.program;
    const missing = program === undefined ? undefined : missingProgram(agent, program, env);
    if (missing !== undefined) throw new WilcoError(missing);
    const task = await names.withFree(name, (free) => tasks.spawnTask(free, prompt, dir, { agent, queue }));
    return await answering.about([task], async () => {
      if (task.waitsFor !== undefined) return { type: 'taskQueued', task: factsOf(task) };
      await tasks.begun(task.id);
      if (task.startedAt !== undefined) return { type: 'taskStarted', task: { ...factsOf(task), status: 'running' } };
      await task.done;
      return { type: 'taskEnded', task: factsOf(task) };
    });
  }
}

interface Beginning {
  readonly prompt: string;
  readonly dir: string;
  /** Gets a number where it is taken. */
  readonly name: string;
  readonly agent: string;
  readonly queue: boolean | undefined;
}

function stillLives({ id, name, status }: Task): WilcoError {
  return new WilcoError({
    code: 'bad_argument',
    message: `Task ${id} (${name}) ${status === 'pending' ? 'has not begun yet' : 'is still running'}.`,
    hint: `Wait for its end, or end it first: “cancel task ${id}”`,
  });
}

function busy(cause: WilcoError): WilcoError {
  const hint = 'Retry it when that one has ended, or cancel that one first.';
  return new WilcoError({ code: cause.code, message: cause.message, hint }, { cause });
}
