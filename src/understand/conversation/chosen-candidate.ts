import type { Project } from '../../core/project.ts';
import type { TaskFacts } from '../../core/task.ts';
import { nameWords } from '../references/name-words.ts';
import { resolveTask } from '../references/resolve-task.ts';
import type { Match } from '../templates/match.ts';

/** The project that an answer ("the second", "api") means, or undefined when it means none of them. */
export function chosenProject({ slots }: Match, candidates: readonly Project[]): Project | undefined {
  const project = slots['project'];
  if (typeof project !== 'string') return candidates[placeOf(slots, candidates.length)];
  const wanted = nameWords(project).join('');
  return candidates.find(({ name }) => nameWords(name).join('') === wanted);
}

/** The task that an answer means. A number is the number of a task if one has it, else a place in the row. */
export function chosenTask({ slots }: Match, candidates: readonly TaskFacts[]): TaskFacts | undefined {
  const { name, number } = slots;
  if (typeof name === 'string') {
    const resolved = resolveTask({ type: 'name', name }, 'taskStatus', candidates, undefined);
    return resolved.type === 'task' ? resolved.task : undefined;
  }
  return candidates.find((task) => task.id === number) ?? candidates[placeOf(slots, candidates.length)];
}

function placeOf(slots: Match['slots'], count: number): number {
  if (slots['last'] === true) return count - 1;
  const place = slots['ordinal'] ?? slots['number'];
  return typeof place === 'number' ? place - 1 : -1;
}
