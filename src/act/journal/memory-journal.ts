import type { Journal, TaskEvent } from '../../core/journal.ts';

/** A journal that ends with the program. */
export class MemoryJournal implements Journal {
  readonly #events: TaskEvent[] = [];

  async append(event: TaskEvent): Promise<void> {
    this.#events.push(event);
  }

  async *replay(): AsyncGenerator<TaskEvent> {
    yield* this.#events;
  }
}
