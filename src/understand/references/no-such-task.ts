import type { ErrorFacts } from '../../core/error.ts';
import type { TaskPurpose } from '../../core/question.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import type { TaskReference } from './task-reference.ts';

/** The problem to tell when no task fits: what is wrong, and what there is instead. */
export function noSuchTask(reference: TaskReference, purpose: TaskPurpose, tasks: readonly TaskFacts[]): ErrorFacts {
  const there = purpose === 'cancel' ? tasks.filter(isLive) : tasks;
  return { code: 'task_unknown', message: whatIsWrong(reference, purpose, tasks), hint: whatThereIs(there, purpose) };
}

function whatIsWrong(reference: TaskReference, purpose: TaskPurpose, tasks: readonly TaskFacts[]): string {
  const running = purpose === 'cancel' ? 'running ' : '';
  switch (reference.type) {
    case 'number':
      return tasks.some((task) => task.id === reference.id)
        ? `Task ${reference.id} has ended already.`
        : `There is no task ${reference.id}.`;
    case 'name':
      return `No ${running}task has that name.`;
    case 'it':
    case 'last':
      return purpose === 'cancel' ? 'No task is running.' : 'There is no task yet.';
  }
}

/** How many tasks a hint names. */
const MOST_NAMED = 3;

function whatThereIs(tasks: readonly TaskFacts[], purpose: TaskPurpose): string {
  const running = purpose === 'cancel' ? 'running' : 'known';
  if (tasks.length === 0) {
    return purpose === 'cancel' ? 'Nothing has to be stopped.' : 'Say "start task" and what is to be done.';
  }
  const names = tasks.slice(0, MOST_NAMED).map((task) => `task ${task.id}, ${task.name}`);
  const more = tasks.length > MOST_NAMED ? `; and ${tasks.length - MOST_NAMED} more` : '';
  return `Tasks ${running}: ${names.join('; ')}${more}.`;
}
