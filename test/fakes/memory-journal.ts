import { WilcoError } from '../../src/core/error.ts';
import type { Journal, TaskEvent } from '../../src/core/journal.ts';

/**
 * A journal whose events a test can read, and whose disk it can fill. As on a real one, a task that cannot be written
 * is refused; what else happened meanwhile comes into `events` with the next event for which there is room.
 */
export class FakeJournal implements Journal {
  readonly events: TaskEvent[];
  full = false;
  readonly #kept: TaskEvent[] = [];

  constructor(events: readonly TaskEvent[] = []) {
    this.events = [...events];
  }

  async append(event: TaskEvent): Promise<void> {
    if (this.full) {
      if (event.type !== 'created') this.#kept.push(structuredClone(event));
      throw new WilcoError({ code: 'state_unwritable', message: 'No space left.', hint: 'Make room.' });
    }
    this.events.push(...this.#kept.splice(0), structuredClone(event));
  }

  async *replay(): AsyncGenerator<TaskEvent> {
    yield* this.events;
  }
}
