import type { Project } from '../../core/project.ts';
import type { TaskPurpose } from '../../core/question.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import type { NameSounds } from '../names/known-names.ts';
import { projectNamed } from './project-named.ts';
import type { Among, TaskState } from './task-reference.ts';

/** Whether that can be asked for of the task: only a live one can be cancelled, only an ended one begun again. */
export function isEligible(task: TaskFacts, purpose: TaskPurpose): boolean {
  switch (purpose) {
    case 'cancel':
      return isLive(task);
    case 'retry':
      return !isLive(task);
    case 'taskStatus':
    case 'result':
    case 'changes':
    case 'rename':
    case 'open':
      return true;
  }
}

/** Whether the purpose is mostly about tasks that have ended. */
export function isOfEnded(purpose: TaskPurpose): boolean {
  return purpose === 'result' || purpose === 'changes' || purpose === 'retry';
}

/** Whether it changes something, so that it must not hit a task just because there is no other. */
export function isDeed(purpose: TaskPurpose): boolean {
  return purpose === 'cancel' || purpose === 'retry' || purpose === 'rename';
}

/** Whether the task is of the kind that a sentence says. */
export function isAmong(
  among: Among,
  { projects, sounds }: { readonly projects: readonly Project[]; readonly sounds?: NameSounds },
): (task: TaskFacts) => boolean {
  const { state } = among;
  if (among.project === undefined) return (task) => state === undefined || isInState(task, state);
  const named = projectNamed(among.project, projects, sounds);
  const dir = named.type === 'project' ? named.project.dir : undefined;
  return (task) => task.projectDir === dir && (state === undefined || isInState(task, state));
}

/** For what ended tasks have the one that ended last comes first, for all else the newest live one. `tasks`: newest first. */
export function inOrderOfInterest(tasks: readonly TaskFacts[], purpose: TaskPurpose): readonly TaskFacts[] {
  const live = tasks.filter(isLive);
  const ended = tasks
    .filter((task) => !isLive(task))
    .toSorted((one, other) => (other.completedAt ?? 0) - (one.completedAt ?? 0));
  return isOfEnded(purpose) ? [...ended, ...live] : [...live, ...ended];
}

function isInState(task: TaskFacts, state: TaskState): boolean {
  return state === 'stalled' ? task.status === 'running' && task.stalledSince !== undefined : task.status === state;
}
