import type { TaskFacts } from '../../../src/core/task.ts';

/** A pending task, but for what the test says. */
export function someFacts(facts: Partial<TaskFacts> = {}): TaskFacts {
  return {
    id: 1,
    name: 'refactor auth',
    prompt: 'refactor auth',
    projectDir: '/home/someone/code/api',
    agent: 'claude',
    status: 'pending',
    createdAt: 1,
    startedAt: undefined,
    completedAt: undefined,
    returnCode: undefined,
    reason: undefined,
    activity: undefined,
    result: undefined,
    leftovers: [],
    ...facts,
  };
}
