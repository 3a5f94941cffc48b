import { basename } from 'node:path';
import type { TaskFacts } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import { oneLine } from './plain-text.ts';
import { shorten } from './shorten.ts';

/** What a task is called in a sentence: its name on one line, at most `max` characters. */
export function taskName(task: Pick<TaskFacts, 'id' | 'name'>, max = 40): string {
  const name = shorten(oneLine(task.name), max);
  return name === '' ? `task ${task.id}` : name;
}

/** The name of the project's folder: "api". */
export function projectName(dir: string): string {
  const name = shorten(oneLine(basename(dir)), 30);
  return name === '' ? 'the root folder' : name;
}

/** "in api · task 3" */
export function whereabouts(task: Pick<TaskFacts, 'id' | 'projectDir'>): string {
  return `in ${projectName(task.projectDir)} · task ${task.id}`;
}

/** How long it ran, or has been running at `now`; undefined for a task that never started. */
export function ranFor(task: TaskFacts, now: Milliseconds): Milliseconds | undefined {
  if (task.startedAt === undefined) return undefined;
  return (task.completedAt ?? now) - task.startedAt;
}

/** "it left vite running; I stopped it", or '' where nothing was left. */
export function leftoversSentence(task: Pick<TaskFacts, 'leftovers'>): string {
  const names = [...new Set(task.leftovers.map((name) => shorten(oneLine(name), 30)))].filter((name) => name !== '');
  if (names.length === 0) return '';
  const shown = names.length > 3 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return `It left ${enumerated(shown, 'and')} running; I stopped ${task.leftovers.length === 1 ? 'it' : 'them'}.`;
}

/** "a", "a and b", "a, b and c" */
export function enumerated(items: readonly string[], conjunction: 'and' | 'or'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
