import type { TaskFacts } from '../../src/core/task.ts';

/** A running task with plain facts, changed where a test cares. */
export function taskFacts(changes: Partial<TaskFacts> = {}): TaskFacts {
  return {
    id: 1,
    name: 'refactor auth',
    prompt: 'refactor auth',
    projectDir: '/projects/api',
    agent: 'claude',
    status: 'running',
    createdAt: 1_000,
    startedAt: 1_010,
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
    ...changes,
  };
}
