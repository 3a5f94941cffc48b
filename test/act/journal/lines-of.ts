import { parseTaskEvent } from '../../../src/act/journal/parse-task-event.ts';
import type { Journal, TaskEvent } from '../../../src/core/journal.ts';

/** What a journal that holds these lines gives. */
export function journalOf(lines: readonly string[]): Journal {
  return {
    append: () => Promise.reject(new Error('only to be read')),
    async *replay(): AsyncGenerator<TaskEvent> {
      for (const line of lines) {
        const event = parseTaskEvent(line);
        if (event !== undefined) yield event;
      }
    },
  };
}
