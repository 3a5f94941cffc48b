import type { Task } from '../../core/task.ts';

/** The tasks of which an answer is about to tell, so that they are not announced besides. */
export class Answering {
  readonly #counts = new Map<number, number>();

  /** What `answer` gives; until it settles these tasks are told by it alone. */
  async about<T>(tasks: readonly Task[], answer: () => Promise<T>): Promise<T> {
    for (const task of tasks) this.#add(task.id, 1);
    try {
      return await answer();
    } finally {
      for (const task of tasks) this.#add(task.id, -1);
    }
  }

  includes(taskId: number): boolean {
    return this.#counts.has(taskId);
  }

  #add(taskId: number, by: number): void {
    const count = (this.#counts.get(taskId) ?? 0) + by;
    if (count === 0) this.#counts.delete(taskId);
    else this.#counts.set(taskId, count);
  }
}
