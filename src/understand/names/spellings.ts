import type { Situation } from '../../core/decision.ts';

/** The names of projects, tasks and agents as they are written. */
export function spellingsIn({ projects, tasks, agents }: Situation): readonly string[] {
  return [...projects.map(({ name }) => name), ...tasks.map(({ name }) => name), ...agents];
}
