import type { TaskEvent } from '../../../src/core/journal.ts';
import type { TaskFacts } from '../../../src/core/task.ts';
import { taskFacts } from '../../fakes/task-facts.ts';

/** A pending task, but for what the test says. */
export function someFacts(facts: Partial<TaskFacts> = {}): TaskFacts {
  return taskFacts({ status: 'pending', startedAt: undefined, ...facts });
}

export function created(id: number, facts: Partial<TaskFacts> = {}): Extract<TaskEvent, { type: 'created' }> {
  return { v: 1, type: 'created', at: 1, task: someFacts({ id, ...facts }), marker: `m-${id}` };
}

export function started(id: number): Extract<TaskEvent, { type: 'started' }> {
  return { v: 1, type: 'started', at: 2, id, process: { pid: 1_000 + id, startTime: 8, bootId: 'b' } };
}

export function ended(id: number, facts: Partial<TaskFacts> = {}): Extract<TaskEvent, { type: 'ended' }> {
  return { v: 1, type: 'ended', at: 3, task: someFacts({ id, status: 'completed', ...facts }) };
}

export function renamed(id: number, name: string): Extract<TaskEvent, { type: 'renamed' }> {
  return { v: 1, type: 'renamed', at: 4, id, name };
}

export function removed(id: number): Extract<TaskEvent, { type: 'removed' }> {
  return { v: 1, type: 'removed', at: 4, id };
}
