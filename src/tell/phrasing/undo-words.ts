import type { Milliseconds } from '../../core/time.ts';
import type { TellingContext } from './telling-context.ts';

/** That it can be taken back, as a line to show; '' where it cannot, or no longer. */
export function undoLine(until: Milliseconds | undefined, { now }: TellingContext): string {
  return canUndo(until, now) ? 'Say “undo that” to take it back.' : '';
}

/** The same for a voice. */
export function spokenUndo(until: Milliseconds | undefined, { now }: TellingContext): string {
  return canUndo(until, now) ? 'Or say: undo that.' : '';
}

function canUndo(until: Milliseconds | undefined, now: Milliseconds): boolean {
  return until !== undefined && until > now;
}
