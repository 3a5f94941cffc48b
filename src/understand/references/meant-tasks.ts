import type { Certainty } from '../../core/explanation.ts';
import type { TaskPurpose } from '../../core/question.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import { nameWords } from '../names/name-words.ts';
import type { SlotValue } from '../templates/slot-list.ts';
import { isWholeName } from './named-tasks.ts';
import type { ReferenceContext } from './reference-context.ts';
import { type Resolved, resolveTask } from './resolve-task.ts';
import { type TaskReference, taskReference } from './task-reference.ts';

/**
 * The task that equally good readings of one sentence mean together. Where they mean several tasks the person must say
 * which; where they mean the same it is as sure as the least sure of them. `readings`: their slots.
 */
export function meantTasks(
  readings: readonly Readonly<Record<string, SlotValue>>[],
  purpose: TaskPurpose,
  context: ReferenceContext,
): Resolved {
  const all = readings.map(taskReference);
  const references = purpose === 'cancel' ? byWholeName(all, context.tasks) : all;
  const resolved = references.map((reference) => resolveTask(reference, purpose, context));
  const [first, ...others] = resolved;
  if (first !== undefined && others.length === 0) return first;
  const found = new Map(resolved.flatMap(tasksOf).map((task) => [task.id, task]));
  const [only] = found.values();
  if (only === undefined) return resolved.find(({ type }) => type === 'none') ?? resolveTask(IT, purpose, context);
  if (found.size > 1) return { type: 'several', candidates: context.tasks.filter((task) => found.has(task.id)) };
  const [leastSure] = resolved
    .filter((one) => one.type === 'task')
    .toSorted((one, other) => DOUBT[other.certainty] - DOUBT[one.certainty]);
  return leastSure ?? { type: 'task', task: only, certainty: 'unsure', how: 'the only one that fits' };
}

const IT: TaskReference = { type: 'it' };
const DOUBT: Readonly<Record<Certainty, number>> = { sure: 0, unsure: 1, guess: 2 };

/**
 * Of equally good readings those with the longest whole name of a live task, and those with a number; all of them where
 * none has such a name. With a task "deploy now", "cancel deploy now" is that task and not "deploy", ended without grace.
 */
function byWholeName(references: readonly TaskReference[], tasks: readonly TaskFacts[]): readonly TaskReference[] {
  const live = tasks.filter(isLive);
  const lengths = references.map((reference) => {
    if (reference.type === 'number') return Number.POSITIVE_INFINITY;
    if (reference.type !== 'name') return 0;
    const { name } = reference;
    return live.some((task) => isWholeName(name, task.name)) ? nameWords(name).length : 0;
  });
  const longest = Math.max(0, ...lengths.filter(Number.isFinite));
  return references.filter((_, at) => (lengths[at] ?? 0) >= longest);
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
