import type { TaskFacts } from '../../core/task.ts';

/** A copy of what is known of a task at this moment. */
export function factsOf(task: TaskFacts): TaskFacts {
  return {
    id: task.id,
    name: task.name,
    prompt: task.prompt,
    projectDir: task.projectDir,
    agent: task.agent,
    status: task.status,
    createdAt: task.createdAt,
    startedAt: task.startedAt,
    completedAt: task.completedAt,
    returnCode: task.returnCode,
    reason: task.reason,
    activity: task.activity,
    result: task.result,
    cause: task.cause,
    leftovers: task.leftovers,
    leftoversKept: task.leftoversKept,
    waitsFor: task.waitsFor,
    stalledSince: task.stalledSince,
    turns: task.turns,
    cost: task.cost,
    sessionId: task.sessionId,
    changes: task.changes,
    notes: task.notes,
  };
}
