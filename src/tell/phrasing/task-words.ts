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

/**
 * "It left vite running; I stopped it.", "It left 8 processes running: sleep (3), vite and 4 more; I stopped them.", or
 * '' where nothing was left.
 */
export function leftoversSentence(task: Pick<TaskFacts, 'leftovers' | 'leftoversKept'>): string {
  const names = task.leftovers.map((name) => shorten(oneLine(name), 30)).filter((name) => name !== '');
  const [first] = names;
  if (first === undefined) return '';
  if (names.length === 1) return `It left ${first} running${task.leftoversKept ? '' : '; I stopped it'}.`;
  const stopped = task.leftoversKept ? '' : '; I stopped them';
  return `It left ${names.length} processes running: ${enumerated(countedNames(names), 'and')}${stopped}.`;
}

/** "sleep (3)", "vite", "4 more" */
function countedNames(names: readonly string[]): readonly string[] {
  const kinds = [...Map.groupBy(names, (name) => name)];
  const shown = kinds.length > 3 ? kinds.slice(0, 2) : kinds;
  const rest = names.length - shown.reduce((sum, [, same]) => sum + same.length, 0);
  const counts = shown.map(([name, same]) => (same.length === 1 ? name : `${name} (${same.length})`));
  return rest === 0 ? counts : [...counts, `${rest} more`];
}

/** "12 turns · $0.34", as far as it is known. */
export function spent({ turns, cost }: Pick<TaskFacts, 'turns' | 'cost'>): string {
  const dollars = cost === undefined || !(cost > 0) ? [] : [cost < 0.01 ? 'under $0.01' : `$${cost.toFixed(2)}`];
  return [...(turns === undefined || !(turns > 0) ? [] : [counted(turns, 'turn')]), ...dollars].join(' · ');
}

/** Since when it has been silent, in whole minutes once it is one; undefined for a task that works. */
export function silentFor(task: Pick<TaskFacts, 'stalledSince'>, now: Milliseconds): Milliseconds | undefined {
  if (task.stalledSince === undefined) return undefined;
  const span = now - task.stalledSince;
  return span < MINUTE ? span : span - (span % MINUTE);
}

/** What went wrong beside the task, a line each. */
export function noteLines({ notes }: Pick<TaskFacts, 'notes'>): string {
  const shown = notes.slice(0, 3).map((note) => shorten(oneLine(note), 200));
  return shown.filter((note) => note !== '').join('\n');
}

/** "1 file", "3 files" */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** "a", "a and b", "a, b and c" */
export function enumerated(items: readonly string[], conjunction: 'and' | 'or'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

const MINUTE: Milliseconds = 60_000;
