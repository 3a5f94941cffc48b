import type { TaskFacts } from '../../core/task.ts';
import { isAmong } from './eligible.ts';
import type { ReferenceContext } from './reference-context.ts';
import type { Fitting } from './spoken-tasks.ts';
import type { Among } from './task-reference.ts';

/** A place in the row that was last told, see {@link listedPlace}. */
export interface ListedPlace {
  /** The listed tasks that are of the kind which the sentence says. */
  readonly row: readonly number[];
  /** Which of these has the place. */
  readonly counted: number | undefined;
  /** Which has it in the whole row, if it is of the kind. */
  readonly plain: number | undefined;
}

type Listed = Pick<ReferenceContext, 'tasks' | 'projects' | 'listed' | 'sounds'>;
type Place = Among & { readonly place: number };

/** "The second one in api": the second of those in api. It may also be the second of all, which is in api. */
export function listedPlace(reference: Place, context: Listed): ListedPlace {
  const { tasks, listed } = context;
  const at = reference.place > 0 ? reference.place - 1 : reference.place;
  const whole = listed.at(at);
  if (reference.state === undefined && reference.project === undefined) {
    return { row: listed, counted: whole, plain: whole };
  }
  const kind = new Set(tasks.filter(isAmong(reference, context)).map(({ id }) => id));
  const row = listed.filter((id) => kind.has(id));
  return { row, counted: row.at(at), plain: whole !== undefined && kind.has(whole) ? whole : undefined };
}

/** The tasks that have the place. It is sure where it can be counted in one way only. */
export function atPlace(reference: Place, eligible: readonly TaskFacts[], context: Listed): Fitting {
  const { counted, plain } = listedPlace(reference, context);
  const isOne = counted !== undefined && (plain === undefined || plain === counted);
  const tasks = eligible.filter(({ id }) => id === counted || id === plain);
  return { tasks, certainty: isOne ? 'sure' : 'unsure', how: 'by its place in the list' };
}
