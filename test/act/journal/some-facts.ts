import type { TaskFacts } from '../../../src/core/task.ts';
import { taskFacts } from '../../fakes/task-facts.ts';

/** A pending task, but for what the test says. */
export function someFacts(facts: Partial<TaskFacts> = {}): TaskFacts {
  return taskFacts({ status: 'pending', startedAt: undefined, ...facts });
}
