import { WilcoError } from '../../core/error.ts';
import type { TaskFacts } from '../../core/task.ts';

export function projectBusy(other: Pick<TaskFacts, 'id' | 'name' | 'projectDir'>): WilcoError {
  return new WilcoError({
    code: 'project_busy',
    message: `Task ${other.id} (${other.name}) is already running in ${other.projectDir}.`,
    hint:
      'Say “queue a task” and the same again, and it begins when that one has ended.\n' +
      `On the command line: wilco start --queue, or first: wilco cancel ${other.id}`,
  });
}

export function noSuchAgent(name: string, known: readonly string[]): WilcoError {
  return new WilcoError({
    code: 'agent_missing',
    message: `There is no agent "${name}" in the config.`,
    hint: `Add a section [agents.${name}], or take one of these: ${known.join(', ')}.`,
  });
}

/** By its number, or by what was said to be its name. */
export function noSuchTask(task: number | string): WilcoError {
  return new WilcoError({
    code: 'task_unknown',
    message: `There is no task ${typeof task === 'number' ? task : `"${task}"`}.`,
    hint: 'See them all: wilco tasks',
  });
}

/** What the person wants to look at is not there, and `hint` says where to look instead. */
export function nothingToOpen(message: string, hint: string): WilcoError {
  return new WilcoError({ code: 'open_failed', message, hint });
}

export function wasStopped(): WilcoError {
  return new WilcoError({
    code: 'daemon_not_running',
    message: 'Wilco is ending and takes no more tasks.',
    hint: 'Start it again: wilco daemon',
  });
}
