import type { ErrorFacts } from '../../core/error.ts';
import type { TaskPurpose } from '../../core/question.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import { isAmong, isEligible } from './eligible.ts';
import { listedPlace } from './listed-place.ts';
import { isWholeName } from './named-tasks.ts';
import type { ReferenceContext } from './reference-context.ts';
import type { Among, TaskReference } from './task-reference.ts';

/** The problem to tell when no task fits: what is wrong, and what there is instead. It holds nothing that was said. */
export function noSuchTask(
  reference: TaskReference,
  purpose: TaskPurpose,
  context: Pick<ReferenceContext, 'tasks' | 'projects' | 'spokenAbout' | 'listed'>,
): ErrorFacts {
  const there = context.tasks.filter((task) => isEligible(task, purpose));
  const missed = whatIsMeant(reference, purpose, context);
  const message = missed === undefined ? whatIsMissing(reference, purpose, there, context) : whyNot(missed, purpose);
  return { code: 'task_unknown', message, hint: whatThereIs(there, purpose) };
}

/** The one task that was plainly meant, and of which that cannot be asked. */
function whatIsMeant(
  reference: TaskReference,
  purpose: TaskPurpose,
  { tasks, projects, spokenAbout, listed }: Pick<ReferenceContext, 'tasks' | 'projects' | 'spokenAbout' | 'listed'>,
): TaskFacts | undefined {
  const meant = tasks.filter(isAmong(reference, { projects }));
  switch (reference.type) {
    case 'number':
      return tasks.find((task) => task.id === reference.id);
    case 'ordinal': {
      const { counted, plain } = listedPlace(reference, { tasks, projects, listed });
      return tasks.find((task) => task.id === (counted ?? plain));
    }
    case 'name':
      return meant.find((task) => isWholeName(reference.name, task.name));
    case 'before':
      return meant.find((task) => task.id === spokenAbout[1]);
    case 'it':
      return purpose === 'retry' ? meant.find((task) => task.id === spokenAbout[0] && isLive(task)) : undefined;
    case 'which':
      return meant.length === 1 ? meant[0] : undefined;
    case 'last':
    case 'other':
      return undefined;
  }
}

function whyNot(task: TaskFacts, purpose: TaskPurpose): string {
  const name = `Task ${task.id}, ${task.name},`;
  if (purpose === 'cancel') return `${name} has ended already.`;
  if (purpose === 'retry' && isLive(task))
    return `${name} ${task.status === 'pending' ? 'still waits' : 'still runs'}.`;
  return `${name} is not one of these.`;
}

function whatIsMissing(
  reference: TaskReference,
  purpose: TaskPurpose,
  there: readonly TaskFacts[],
  context: Pick<ReferenceContext, 'tasks' | 'projects' | 'listed'>,
): string {
  if (there.length === 0) return nothingThere(purpose);
  switch (reference.type) {
    case 'number':
      return `There is no task ${reference.id}.`;
    case 'ordinal': {
      const { row } = listedPlace(reference, context);
      if (context.listed.length === 0) return 'No tasks were listed.';
      if (row.length === context.listed.length) return `The list had ${counted(row.length, 'task')} only.`;
      return row.length === 0 ? 'The list had no such task.' : `The list had ${counted(row.length, 'such task')} only.`;
    }
    case 'name':
      return `No ${kindOf(purpose)}task has that name.`;
    case 'which':
      return `No ${kindOf(purpose)}task ${described(reference)}.`;
    case 'before':
      return 'There is no task before that one.';
    case 'other':
      return 'There is no other task.';
    case 'it':
    case 'last':
      return nothingThere(purpose);
  }
}

function nothingThere(purpose: TaskPurpose): string {
  if (purpose === 'cancel') return 'No task is running.';
  return purpose === 'retry' ? 'No task has ended yet.' : 'There is no task yet.';
}

function kindOf(purpose: TaskPurpose): string {
  if (purpose === 'cancel') return 'running ';
  return purpose === 'retry' ? 'ended ' : '';
}

function described({ state, project }: Among): string {
  const where = project === undefined ? '' : ` in ${project}`;
  return state === undefined ? `is${where}` : `${STATES[state]}${where}`;
}

const STATES: Readonly<Record<NonNullable<Among['state']>, string>> = {
  failed: 'has failed',
  running: 'is running',
  completed: 'is completed',
  cancelled: 'was cancelled',
  pending: 'is waiting',
  stalled: 'has stalled',
};

/** How many tasks a hint names. */
const MOST_NAMED = 3;

function whatThereIs(tasks: readonly TaskFacts[], purpose: TaskPurpose): string {
  if (tasks.length === 0) {
    return purpose === 'cancel' ? 'Nothing has to be stopped.' : 'Say "start task" and what is to be done.';
  }
  const kind = purpose === 'cancel' ? 'running' : purpose === 'retry' ? 'that have ended' : 'known';
  const names = tasks.slice(0, MOST_NAMED).map((task) => `task ${task.id}, ${task.name}`);
  const more = tasks.length > MOST_NAMED ? `; and ${tasks.length - MOST_NAMED} more` : '';
  return `Tasks ${kind}: ${names.join('; ')}${more}.`;
}

function counted(count: number, noun: string): string {
  return count === 1 ? `one ${noun}` : `${count} ${noun}s`;
}
