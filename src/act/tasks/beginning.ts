import type { Milliseconds } from '../../core/time.ts';
import type { ContainedRun } from '../containment/contained-run.ts';
import type { Intervention } from '../containment/run-file.ts';
import type { Ending } from './judge.ts';

/** A run as it begins: with an agent that runs, or with what became of one that does not. */
export interface Beginning {
  readonly run: ContainedRun | { readonly ending: Ending };
  /** Bytes of the log that were told before. */
  readonly oldUntil: number;
  /** When it was over, where that was before now. */
  readonly overSince: Milliseconds | undefined;
  /** What an earlier Wilco was ending it for. */
  readonly intervention?: Intervention | undefined;
}

/** What never ran. */
export function notStarted(reason: string): Beginning {
  return { run: { ending: { type: 'notStarted', reason } }, oldUntil: 0, overSince: undefined };
}
