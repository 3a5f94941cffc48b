import type { ErrorFacts } from '../../core/error.ts';
import type { Certainty } from '../../core/explanation.ts';
import type { Project } from '../../core/project.ts';
import type { TaskPurpose } from '../../core/question.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import type { NameSounds } from '../names/known-names.ts';
import { isAmong, isEligible } from './eligible.ts';
import { atPlace } from './listed-place.ts';
import { isPartOfName, isTurnedName, isWholeName, namedTasks } from './named-tasks.ts';
import { noSuchTask } from './no-such-task.ts';
import { projectNamed } from './project-named.ts';
import type { ReferenceContext } from './reference-context.ts';
import { before, type Fitting, it, last, other } from './spoken-tasks.ts';
import type { TaskReference } from './task-reference.ts';
import { which } from './which-tasks.ts';

export type Resolved =
  /** `how` is a short note for explanations: "by name", "the only one". */
  | { readonly type: 'task'; readonly task: TaskFacts; readonly certainty: Certainty; readonly how: string }
  /** Which one is meant is for the person to say. Newest first. */
  | { readonly type: 'several'; readonly candidates: readonly TaskFacts[] }
  /** `candidates`: of which it could be asked instead, newest first. */
  | { readonly type: 'none'; readonly problem: ErrorFacts; readonly candidates: readonly TaskFacts[] };

/**
 * The task that a reference means. Never picks one of two that fit equally well, but for tasks of the very same name:
 * there the live one, else the newest. Only a live one can be cancelled and only an ended one begun again; an ended one
 * can still be asked about. Names fit whole, else in part, else as a project's, else by sound. Never throws.
 */
export function resolveTask(reference: TaskReference, purpose: TaskPurpose, context: ReferenceContext): Resolved {
  const able = context.tasks.filter((task) => isEligible(task, purpose));
  const isMeant = isAmong(reference, context);
  const { tasks, certainty, how } = fitting(reference, purpose, able.filter(isMeant), context);
  const [only] = tasks;
  if (only === undefined) {
    return { type: 'none', problem: noSuchTask(reference, purpose, context), candidates: able };
  }
  return tasks.length > 1 ? { type: 'several', candidates: tasks } : { type: 'task', task: only, certainty, how };
}

/** Whether a reference names the task, but not by its whole name as it stands. */
export function isNamedInPart(reference: TaskReference, task: TaskFacts): boolean {
  if (reference.type !== 'name') return false;
  const { name } = reference;
  return isPartOfName(name, task.name) || (isTurnedName(name, task.name) && !isWholeName(name, task.name));
}

function fitting(
  reference: TaskReference,
  purpose: TaskPurpose,
  eligible: readonly TaskFacts[],
  context: ReferenceContext,
): Fitting {
  const { projects, spokenAbout, listed, sounds } = context;
  switch (reference.type) {
    case 'it':
      if (purpose === 'retry' && isStillLive(context)) return NOTHING;
      return it(eligible, purpose, spokenAbout);
    case 'last':
      return last(eligible, purpose);
    case 'before':
      return before(eligible, spokenAbout);
    case 'other':
      return other(eligible, spokenAbout, listed);
    case 'number':
      return {
        tasks: eligible.filter((task) => task.id === reference.id).slice(0, 1),
        certainty: 'sure',
        how: 'by number',
      };
    case 'ordinal':
      return atPlace(reference, eligible, context);
    case 'name':
      return named(reference.name, purpose, eligible, projects, sounds);
    case 'which':
      return which(reference, purpose, eligible);
  }
}

const NOTHING: Fitting = { tasks: [], certainty: 'sure', how: 'spoken about last' };

/** Whether the task spoken about last lives: then no other is meant to be begun again. */
function isStillLive({ tasks, spokenAbout }: Pick<ReferenceContext, 'tasks' | 'spokenAbout'>): boolean {
  return tasks.some((task) => task.id === spokenAbout[0] && isLive(task));
}

function named(
  name: string,
  purpose: TaskPurpose,
  eligible: readonly TaskFacts[],
  projects: readonly Project[],
  sounds: NameSounds | undefined,
): Fitting {
  const { tasks, by, how } = namedTasks(name, eligible, sounds);
  if (by !== 'sound') return { tasks, certainty: by === 'part' && purpose === 'cancel' ? 'unsure' : 'sure', how };
  const project = projects.length > 0 ? projectNamed(name, projects, sounds) : undefined;
  if (project?.type === 'project' && project.certainty === 'sure') {
    const there = which(
      { project: name, newest: false },
      purpose,
      eligible.filter(isAmong({ project: name }, { projects })),
    );
    if (there.tasks.length > 0) return { ...there, certainty: 'unsure' };
  }
  return { tasks, certainty: 'unsure', how };
}
