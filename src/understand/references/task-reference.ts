import type { SlotValue } from '../templates/slot-list.ts';

/** What a task can be told from others by. `stalled`: it runs, and has been silent for long. */
export type TaskState = 'failed' | 'running' | 'completed' | 'cancelled' | 'pending' | 'stalled';

/** How a sentence names a task, and among which: "the last failed one in api". */
export type TaskReference = Among &
  (
    | { readonly type: 'it' | 'last' }
    /** `before`: the one spoken about before the present one. `other`: of two the one that was not spoken about. */
    | { readonly type: 'before' | 'other' }
    | { readonly type: 'number'; readonly id: number }
    /** A place in the row that was last told, from 1; -1: the last of it. */
    | { readonly type: 'ordinal'; readonly place: number }
    | { readonly type: 'name'; readonly name: string }
    /** Nothing but what {@link Among} says. `newest`: of several that fit the newest. */
    | { readonly type: 'which'; readonly newest: boolean }
  );

/** Only tasks of this kind are meant. */
export interface Among {
  readonly state?: TaskState;
  /** The project's name, as the list of projects has it. */
  readonly project?: string;
}

/** The reference in the slots of a sentence about a task. A sentence that names none means "it". */
export function taskReference(slots: Readonly<Record<string, SlotValue>>): TaskReference {
  const among = amongOf(slots);
  const { number, ordinal, reference } = slots;
  if (typeof number === 'number') return { ...among, type: 'number', id: number };
  const name = slots['name'] ?? slots['unknown'];
  if (typeof name === 'string') return { ...among, type: 'name', name };
  if (typeof ordinal === 'number') return { ...among, type: 'ordinal', place: ordinal };
  const isAmong = among.state !== undefined || among.project !== undefined;
  const newest = slots['newest'] === true || reference === 'last';
  if (isAmong && (newest || reference === undefined || reference === 'it')) return { ...among, type: 'which', newest };
  if (newest) return { ...among, type: 'last' };
  return { ...among, type: reference === 'before' || reference === 'other' ? reference : 'it' };
}

function amongOf(slots: Readonly<Record<string, SlotValue>>): Among {
  const state = STATES.find((known) => known === slots['state']);
  const project = slots['of_project'];
  return {
    ...(state === undefined ? {} : { state }),
    ...(typeof project === 'string' ? { project } : {}),
  };
}

const STATES: readonly TaskState[] = ['failed', 'running', 'completed', 'cancelled', 'pending', 'stalled'];
