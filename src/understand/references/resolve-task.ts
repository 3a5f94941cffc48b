import type { ErrorFacts } from '../../core/error.ts';
import type { TaskPurpose } from '../../core/question.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import { nameWords } from './name-words.ts';
import { noSuchTask } from './no-such-task.ts';
import type { TaskReference } from './task-reference.ts';

export type Resolved =
  /** `isGuess`: "it" meant another task, which cannot be what is to be cancelled; this is the only one left. */
  | { readonly type: 'task'; readonly task: TaskFacts; readonly isGuess: boolean }
  /** Which one is meant is for the person to say. */
  | { readonly type: 'several'; readonly candidates: readonly TaskFacts[] }
  | { readonly type: 'none'; readonly problem: ErrorFacts };

/**
 * The task that a reference means. `tasks` are all known ones, newest first; `spokenAbout` is the task that was last
 * told of or asked about. Never picks one of two that fit equally well, but for tasks of the very same name: there the
 * live one, else the newest. Only a live one can be cancelled, an ended one can still be asked about. "It" to be
 * cancelled is never a task just for being the newest: where the one spoken about has ended, all that live may be meant.
 */
export function resolveTask(
  reference: TaskReference,
  purpose: TaskPurpose,
  tasks: readonly TaskFacts[],
  spokenAbout: number | undefined,
): Resolved {
  const eligible = purpose === 'cancel' ? tasks.filter(isLive) : tasks;
  const found = find(reference, purpose, eligible, spokenAbout);
  const [only] = found;
  if (only === undefined) return { type: 'none', problem: noSuchTask(reference, purpose, tasks) };
  if (found.length > 1) return { type: 'several', candidates: found };
  const isOther = spokenAbout !== undefined && spokenAbout !== only.id;
  return { type: 'task', task: only, isGuess: purpose === 'cancel' && reference.type === 'it' && isOther };
}

/** Whether a reference names the task, but not by its whole name. */
export function isNamedInPart(reference: TaskReference, task: TaskFacts): boolean {
  return reference.type === 'name' && nameWords(reference.name).join('') !== nameWords(task.name).join('');
}

function find(
  reference: TaskReference,
  purpose: TaskPurpose,
  tasks: readonly TaskFacts[],
  spokenAbout: number | undefined,
): readonly TaskFacts[] {
  switch (reference.type) {
    case 'it': {
      const spoken = tasks.filter((task) => task.id === spokenAbout);
      if (spoken.length > 0) return spoken;
      return purpose === 'cancel' ? tasks : first(inOrderOfInterest(tasks, purpose));
    }
    case 'last':
      return first(isOfEnded(purpose) ? inOrderOfInterest(tasks, purpose) : tasks);
    case 'number':
      return first(tasks.filter((task) => task.id === reference.id));
    case 'name':
      return named(reference.name, tasks);
  }
}

/** For what ended tasks have the one that ended last comes first, for all else the newest live one. */
function inOrderOfInterest(tasks: readonly TaskFacts[], purpose: TaskPurpose): readonly TaskFacts[] {
  const live = tasks.filter(isLive);
  const ended = tasks
    .filter((task) => !isLive(task))
    .toSorted((one, other) => (other.completedAt ?? 0) - (one.completedAt ?? 0));
  return isOfEnded(purpose) ? [...ended, ...live] : [...live, ...ended];
}

function isOfEnded(purpose: TaskPurpose): boolean {
  return purpose === 'result' || purpose === 'changes';
}

function named(name: string, tasks: readonly TaskFacts[]): readonly TaskFacts[] {
  const wanted = nameWords(name);
  if (wanted.length === 0) return [];
  const known = tasks.map((task) => ({ task, words: nameWords(task.name) }));
  const exact = known.filter(({ words }) => words.join('') === wanted.join('')).map(({ task }) => task);
  if (exact.length > 0) return first([...exact.filter(isLive), ...exact]);
  const part = ` ${wanted.join(' ')} `;
  return known.filter(({ words }) => ` ${words.join(' ')} `.includes(part)).map(({ task }) => task);
}

function first(tasks: readonly TaskFacts[]): readonly TaskFacts[] {
  return tasks.slice(0, 1);
}
