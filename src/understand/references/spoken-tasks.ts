import type { Certainty } from '../../core/explanation.ts';
import type { TaskPurpose } from '../../core/question.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import { inOrderOfInterest, isDeed, isOfEnded } from './eligible.ts';

/** The tasks that fit. One is meant; of several the person must say which. */
export interface Fitting {
  readonly tasks: readonly TaskFacts[];
  readonly certainty: Certainty;
  /** For explanations. */
  readonly how: string;
}

/**
 * "It": the task last spoken about. To be cancelled it is never one just for being the newest: where the one spoken about
 * cannot be, all that live may be meant, and an only one is a guess.
 */
export function it(eligible: readonly TaskFacts[], purpose: TaskPurpose, spokenAbout: readonly number[]): Fitting {
  const [present] = spokenAbout;
  const spoken = eligible.filter((task) => task.id === present);
  if (spoken.length > 0) return { tasks: spoken, certainty: 'sure', how: 'spoken about last' };
  const isOther = present !== undefined;
  if (eligible.length === 1)
    return { tasks: eligible, certainty: isOther && isDeed(purpose) ? 'guess' : 'sure', how: ONLY };
  if (purpose === 'cancel') return { tasks: eligible, certainty: 'guess', how: 'any of them' };
  const first = inOrderOfInterest(eligible, purpose).slice(0, 1);
  return { tasks: first, certainty: isDeed(purpose) ? 'guess' : 'unsure', how: newestHow(purpose) };
}

/** "The last one": the newest; where it is about ended tasks the one that ended last. */
export function last(eligible: readonly TaskFacts[], purpose: TaskPurpose): Fitting {
  const inOrder = isOfEnded(purpose) ? inOrderOfInterest(eligible, purpose) : eligible;
  return { tasks: inOrder.slice(0, 1), certainty: 'sure', how: newestHow(purpose) };
}

/** "The one before": the one that was spoken about before the present one, else the next older. */
export function before(eligible: readonly TaskFacts[], spokenAbout: readonly number[]): Fitting {
  const [present, ...earlier] = spokenAbout;
  const [previous] = earlier;
  const spoken = eligible.filter((task) => task.id === previous);
  if (spoken.length > 0) return { tasks: spoken, certainty: 'sure', how: 'spoken about before' };
  const from = present ?? eligible[0]?.id ?? 0;
  const older = eligible.filter((task) => task.id < from).slice(0, 1);
  return { tasks: older, certainty: previous === undefined ? 'unsure' : 'guess', how: 'the next older' };
}

/**
 * "The other one": of two the one that was not spoken about. Two are those that live, else those that were listed, else
 * those that were spoken about; of more the person must say which.
 */
export function other(
  eligible: readonly TaskFacts[],
  spokenAbout: readonly number[],
  listed: readonly number[],
): Fitting {
  const [present, previous] = spokenAbout;
  const without = (tasks: readonly TaskFacts[]) => tasks.filter((task) => task.id !== present);
  const rows = [
    eligible.filter(isLive),
    eligible.filter((task) => listed.includes(task.id)),
    eligible.filter((task) => task.id === present || task.id === previous),
    eligible,
  ];
  const rest = rows.map(without).find((row) => row.length > 0) ?? [];
  const isOneOfTwo = present !== undefined && rows.some((row) => row.length === 2 && without(row).length === 1);
  return { tasks: rest, certainty: isOneOfTwo ? 'sure' : 'unsure', how: 'the other of two' };
}

const ONLY = 'the only one';

function newestHow(purpose: TaskPurpose): string {
  return isOfEnded(purpose) ? 'the one that ended last' : 'the newest';
}
