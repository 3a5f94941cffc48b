import type { ErrorFacts } from '../../core/error.ts';
import type { TaskPurpose } from '../../core/question.ts';
import type { TaskFacts } from '../../core/task.ts';
import type { Match } from '../templates/match.ts';
import { type Resolved, resolveTask } from './resolve-task.ts';
import { taskReference } from './task-reference.ts';
import { byWholeName } from './whole-name.ts';

/** The tasks that equally good readings of one sentence mean, and what is wrong with those that mean none. */
export interface Candidates {
  readonly tasks: readonly TaskFacts[];
  readonly problem: ErrorFacts | undefined;
  /** See {@link Resolved}. */
  readonly isGuess: boolean;
}

/** See {@link resolveTask} for what `tasks` and `spokenAbout` are. */
export function candidatesFor(
  matches: readonly Match[],
  purpose: TaskPurpose,
  tasks: readonly TaskFacts[],
  spokenAbout: number | undefined,
): Candidates {
  const meant = purpose === 'cancel' ? byWholeName(matches, tasks) : matches;
  const resolved = meant.map((match) => resolveTask(taskReference(match), purpose, tasks, spokenAbout));
  const found = new Map(resolved.flatMap(tasksOf).map((task) => [task.id, task]));
  const problem = resolved.find((one) => one.type === 'none')?.problem;
  const isGuess = resolved.some((one) => one.type === 'task' && one.isGuess);
  return { tasks: [...found.values()], problem, isGuess };
}

function tasksOf(resolved: Resolved): readonly TaskFacts[] {
  switch (resolved.type) {
    case 'task':
      return [resolved.task];
    case 'several':
      return resolved.candidates;
    case 'none':
      return [];
  }
}
