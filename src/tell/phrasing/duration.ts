import { durationParts, shortDuration } from '../../core/duration.ts';
import type { Milliseconds } from '../../core/time.ts';

/** "under a second", "12 s", "2 min 10 s", "1 h 5 min", "2 d 3 h". A negative span (a clock that jumped) counts as none. */
export function shownDuration(span: Milliseconds): string {
  return shortDuration(durationParts(span)) || 'under a second';
}

/** The same for a voice: "12 seconds", "2 minutes 10 seconds". */
export function spokenDuration(span: Milliseconds): string {
  const parts = durationParts(span);
  if (parts.length === 0) return 'under a second';
  return parts.map(({ count, unit }) => `${count} ${unit.long}${count === 1 ? '' : 's'}`).join(' ');
}
