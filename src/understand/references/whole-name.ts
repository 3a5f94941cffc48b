import { isLive, type TaskFacts } from '../../core/task.ts';
import type { Match } from '../templates/match.ts';
import { nameWords } from './name-words.ts';
import { taskReference } from './task-reference.ts';

/**
 * Of equally good readings those with the longest whole name of a live task, and those with a number; all of them where
 * none has such a name. With a task "deploy now", "cancel deploy now" is that task and not "deploy", ended without grace.
 */
export function byWholeName(matches: readonly Match[], tasks: readonly TaskFacts[]): readonly Match[] {
  const names = new Set(tasks.filter(isLive).map(({ name }) => nameWords(name).join('')));
  const lengths = matches.map((match) => {
    const reference = taskReference(match);
    if (reference.type === 'number') return Number.POSITIVE_INFINITY;
    const words = reference.type === 'name' ? nameWords(reference.name) : [];
    return names.has(words.join('')) ? words.length : 0;
  });
  const longest = Math.max(0, ...lengths.filter(Number.isFinite));
  return matches.filter((_, at) => (lengths[at] ?? 0) >= longest);
}
