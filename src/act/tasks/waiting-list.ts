import type { TaskRecord } from './task-record.ts';

/** Tasks that were ordered and have not begun, first come first served. */
export class WaitingList {
  #waiting: readonly TaskRecord[] = [];

  add(task: TaskRecord): void {
    this.#waiting = [...this.#waiting, task];
  }

  /** Gives whether it waited. */
  remove(task: TaskRecord): boolean {
    const before = this.#waiting.length;
    this.#waiting = this.#waiting.filter((other) => other !== task);
    return this.#waiting.length < before;
  }

  all(): readonly TaskRecord[] {
    return this.#waiting;
  }

  /**
   * Takes out those that may begin beside the `running`, `most` at once at most and `now` at this moment; the others
   * learn what they wait for. A project has one task at a time, and its turn goes by the order in which they came.
   */
  takeDue(running: readonly TaskRecord[], most: number, now: number): readonly TaskRecord[] {
    const projects = new Set(running.map((task) => task.place.projectKey));
    const due: TaskRecord[] = [];
    for (const task of this.#waiting) {
      const { projectKey } = task.place;
      task.waitsFor = projects.has(projectKey) ? 'project' : running.length + due.length >= most ? 'slot' : undefined;
      if (task.waitsFor === undefined) due.push(task);
      projects.add(projectKey);
    }
    const first = due.slice(0, Math.max(0, now));
    for (const task of first) this.remove(task);
    return first;
  }
}
