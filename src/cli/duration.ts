import { durationParts, shortDuration } from '../core/duration.ts';
import type { Milliseconds } from '../core/time.ts';

/** A span of time at a glance, as popups show it: "0 s", "4 s", "2 min 5 s", "1 h 4 min", "3 d 4 h". */
export function duration(span: Milliseconds): string {
  return shortDuration(durationParts(span)) || '0 s';
}
