import type { TaskPurpose } from '../../core/question.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import { inOrderOfInterest, isOfEnded } from './eligible.ts';
import type { Fitting } from './spoken-tasks.ts';
import type { Among } from './task-reference.ts';

/**
 * "The failed one", "the last one in api": all that fit, or the newest of them where that was said. Where a project only
 * was said, and of its tasks but one is of the kind that the purpose is about, it is that one.
 */
export function which(
  { state, newest }: Among & { readonly newest: boolean },
  purpose: TaskPurpose,
  fitting: readonly TaskFacts[],
): Fitting {
  if (fitting.length <= 1) return { tasks: fitting, certainty: 'sure', how: 'the only one of its kind' };
  if (newest) {
    const tasks = isOfEnded(purpose) ? inOrderOfInterest(fitting, purpose) : newestFirst(fitting, state);
    return { tasks: tasks.slice(0, 1), certainty: 'sure', how: 'the newest of its kind' };
  }
  const likely = state === undefined ? fitting.filter((task) => isLive(task) !== isOfEnded(purpose)) : [];
  if (likely.length === 1)
    return { tasks: likely, certainty: 'unsure', how: `the only one there that ${kind(purpose)}` };
  return { tasks: fitting, certainty: 'unsure', how: 'one of its kind' };
}

/** The last one that failed is the one that failed last. */
function newestFirst(tasks: readonly TaskFacts[], state: Among['state']): readonly TaskFacts[] {
  const haveEnded = state === 'failed' || state === 'completed' || state === 'cancelled';
  return haveEnded ? inOrderOfInterest(tasks, 'result') : tasks;
}

function kind(purpose: TaskPurpose): string {
  return isOfEnded(purpose) ? 'has ended' : 'is running';
}
