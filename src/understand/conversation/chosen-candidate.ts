import type { Situation } from '../../core/decision.ts';
import type { Project } from '../../core/project.ts';
import type { TaskFacts } from '../../core/task.ts';
import { nameWords } from '../names/name-words.ts';
import { isEligible } from '../references/eligible.ts';
import { resolveTask } from '../references/resolve-task.ts';
import type { TaskReference } from '../references/task-reference.ts';
import type { Match } from '../templates/match.ts';
import type { Choosing } from './pending-question.ts';

/** The project that an answer ("the second", "api") means, or undefined when it means none of them. */
export function chosenProject({ slots }: Match, candidates: readonly Project[]): Project | undefined {
  const project = slots['project'];
  if (typeof project !== 'string') return candidates[placeOf(slots, candidates.length)];
  const wanted = nameWords(project).join('');
  return candidates.find(({ name }) => nameWords(name).join('') === wanted);
}

/**
 * The task that an answer means. A number is the number of a task if one has it, else a place in the row; where it is
 * that of another task of which the same could be asked, it means none.
 */
export function chosenTask(
  { slots }: Match,
  { wanted, candidates }: Extract<Choosing, { type: 'whichTask' }>,
  { tasks, projects }: Situation,
): TaskFacts | undefined {
  const { name, number, project } = slots;
  const reference = referenceOf(name, project);
  if (reference !== undefined) {
    const context = { tasks: candidates, projects, spokenAbout: [], listed: [] };
    const resolved = resolveTask(reference, 'taskStatus', context);
    return resolved.type === 'task' ? resolved.task : undefined;
  }
  const numbered = candidates.find((task) => task.id === number);
  if (numbered !== undefined) return numbered;
  const isOther = tasks.some((task) => task.id === number && isEligible(task, wanted.type));
  return isOther ? undefined : candidates[placeOf(slots, candidates.length)];
}

function referenceOf(name: unknown, project: unknown): TaskReference | undefined {
  if (typeof name === 'string') return { type: 'name', name };
  return typeof project === 'string' ? { type: 'which', newest: false, project } : undefined;
}

function placeOf(slots: Match['slots'], count: number): number {
  if (slots['last'] === true) return count - 1;
  const place = slots['ordinal'] ?? slots['number'];
  if (typeof place !== 'number') return -1;
  return place === -1 ? count - 1 : place - 1;
}
