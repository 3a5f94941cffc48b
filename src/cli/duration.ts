import type { Milliseconds } from '../core/time.ts';

/** A span of time at a glance, as popups show it: "4 s", "2 min 5 s", "1 h 4 min", "3 d 4 h". */
export function duration(span: Milliseconds): string {
  const seconds = Math.max(0, Math.floor(span / 1000));
  const [minutes, hours, days] = [60, 3600, 86_400].map((unit) => Math.floor(seconds / unit));
  if (days) return inUnits(days, 'd', (hours ?? 0) % 24, 'h');
  if (hours) return inUnits(hours, 'h', (minutes ?? 0) % 60, 'min');
  return minutes ? inUnits(minutes, 'min', seconds % 60, 's') : `${seconds} s`;
}

function inUnits(large: number, unit: string, small: number, below: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${below}`;
}
