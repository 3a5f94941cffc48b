import { WilcoError } from '../../src/core/error.ts';
import type { Journal, TaskEvent } from '../../src/core/journal.ts';

/** A journal whose events a test can read, and whose disk it can fill. */
export class FakeJournal implements Journal {
  readonly events: TaskEvent[];
  full = false;

  constructor(events: readonly TaskEvent[] = []) {
    this.events = [...events];
  }

  async append(event: TaskEvent): Promise<void> {
    if (this.full) throw new WilcoError({ code: 'state_unwritable', message: 'No space left.', hint: 'Make room.' });
    this.events.push(structuredClone(event));
  }

  async *replay(): AsyncGenerator<TaskEvent> {
    yield* this.events;
  }
}
