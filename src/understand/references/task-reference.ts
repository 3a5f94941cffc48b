import type { Match } from '../templates/match.ts';

/** How a sentence names a task. */
export type TaskReference =
  | { readonly type: 'it' }
  | { readonly type: 'last' }
  | { readonly type: 'number'; readonly id: number }
  | { readonly type: 'name'; readonly name: string };

/** The reference in a match of cancel, taskStatus, result or changes, and what a start comes after. A sentence that names none means "it". */
export function taskReference({ slots }: Match): TaskReference {
  if (typeof slots['number'] === 'number') return { type: 'number', id: slots['number'] };
  const name = slots['name'] ?? slots['unknown'];
  if (typeof name === 'string') return { type: 'name', name };
  return slots['reference'] === 'last' ? { type: 'last' } : { type: 'it' };
}
