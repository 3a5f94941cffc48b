import { isLive } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { TaskRecord } from './task-record.ts';

/** Every known task, by id. */
export class TaskBook {
  readonly #tasks = new Map<number, TaskRecord>();
  #lastId = 0;

  /** Never the same twice. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** Ids up to `id` are taken. */
  skipTo(id: number): void {
    this.#lastId = Math.max(this.#lastId, id);
  }

  add(task: TaskRecord): void {
    this.#tasks.set(task.id, task);
  }

  get(id: number): TaskRecord | undefined {
    return this.#tasks.get(id);
  }

  /** Newest first. */
  all(): readonly TaskRecord[] {
    return [...this.#tasks.values()].sort((a, b) => b.id - a.id);
  }

  /** Oldest first. */
  live(): readonly TaskRecord[] {
    return [...this.#tasks.values()].filter(isLive).sort((a, b) => a.id - b.id);
  }

  liveIn(projectKey: string): TaskRecord | undefined {
    return this.live().find((task) => task.place.projectKey === projectKey);
  }

  endedBefore(moment: Milliseconds): readonly TaskRecord[] {
    return this.all().filter((task) => !isLive(task) && (task.completedAt ?? task.createdAt) < moment);
  }

  findByName(name: string): TaskRecord | undefined {
    const wanted = name.trim().toLowerCase();
    if (wanted === '') return undefined;
    const named = this.all().map((task) => ({ task, name: task.name.toLowerCase() }));
    const exact = named.filter((one) => one.name === wanted);
    const candidates = exact.length > 0 ? exact : named.filter((one) => one.name.includes(wanted));
    const live = candidates.filter(({ task }) => isLive(task));
    const [first, ...others] = live.length > 0 ? live : candidates;
    return others.length === 0 ? first?.task : undefined;
  }

  removeEnded(id: number): TaskRecord | undefined {
    const task = this.#tasks.get(id);
    if (task === undefined || isLive(task)) return undefined;
    this.#tasks.delete(id);
    return task;
  }

  /** Takes back a task that never came to be. */
  drop(task: TaskRecord): void {
    this.#tasks.delete(task.id);
    const reason = 'It could not be written to the journal.';
    task.status = 'failed';
    task.reason = reason;
    task.cause = 'notStarted';
    task.begun.resolve();
    task.ended.resolve({ status: 'failed', returnCode: undefined, reason, cause: 'notStarted' });
  }
}
