import type { TaskFacts } from '../../core/task.ts';

export type NewTask = Pick<TaskFacts, 'name' | 'prompt' | 'projectDir' | 'agent'>;

/** The facts of a task at the moment of its order. */
export function newTask(id: number, order: NewTask): TaskFacts {
  return {
    ...order,
    id,
    status: 'pending',
    createdAt: Date.now(),
    startedAt: undefined,
    completedAt: undefined,
    returnCode: undefined,
    reason: undefined,
    activity: undefined,
    result: undefined,
    cause: undefined,
    leftovers: [],
    leftoversKept: false,
    waitsFor: undefined,
    stalledSince: undefined,
    turns: undefined,
    cost: undefined,
    sessionId: undefined,
    changes: undefined,
    notes: [],
  };
}
