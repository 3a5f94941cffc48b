import { WilcoError } from '../../core/error.ts';
import { plainLine } from '../../core/plain-text.ts';
import type { Task } from '../../core/task.ts';
import type { TaskManager } from '../tasks/task-manager.ts';
import { uniqueName } from '../tasks/task-name.ts';

/** Characters of a name that a person gives. */
const LONGEST = 60;

/** A name as it can be shown and said: one line of plain text, not long. Empty where nothing of it can. */
export function cleanName(text: string): string {
  return [...plainLine(text.slice(0, 10_000))].slice(0, LONGEST).join('').trim();
}

/** The names of the living, which are all different, compared without case. */
export class TaskNames {
  readonly #tasks: Pick<TaskManager, 'getRunningTasks'>;
  /** Of those that are about to get one; they may be in the book already. */
  readonly #reserved = new Set<string>();

  constructor(tasks: Pick<TaskManager, 'getRunningTasks'>) {
    this.#tasks = tasks;
  }

  /** Keeps the wanted name for `use`, with a number behind it where it is taken. */
  async withFree<T>(wanted: string, use: (name: string) => Promise<T>): Promise<T> {
    const living = this.#tasks.getRunningTasks().map(({ name }) => name);
    const name = uniqueName(wanted, [...living, ...this.#reserved]);
    return await this.#keep(name, () => use(name));
  }

  /** Keeps the very name for `use`, which gives it to `task`. Rejects with `bad_argument` where another has it. */
  async withThis<T>(name: string, task: Task, use: () => Promise<T>): Promise<T> {
    const wanted = name.toLowerCase();
    const others = this.#tasks.getRunningTasks().filter(({ id }) => id !== task.id);
    const holder = others.find((other) => other.name.toLowerCase() === wanted);
    if (holder !== undefined)
      throw isTaken(`Task ${holder.id}, which still lives, is called “${holder.name}” already.`);
    if (this.#reserved.has(wanted)) throw isTaken('Another task gets that name at this moment.');
    return await this.#keep(name, use);
  }

  async #keep<T>(name: string, use: () => Promise<T>): Promise<T> {
    const key = name.toLowerCase();
    this.#reserved.add(key);
    try {
      return await use();
    } finally {
      this.#reserved.delete(key);
    }
  }
}

function isTaken(message: string): WilcoError {
  return new WilcoError({
    code: 'bad_argument',
    message,
    hint: 'Give this one another name, or rename that one first.',
  });
}
