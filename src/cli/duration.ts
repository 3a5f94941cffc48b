import type { Milliseconds } from '../core/time.ts';

/** A span of time at a glance: "4s", "2m05s", "1h04m", "3d04h". */
export function duration(span: Milliseconds): string {
  const seconds = Math.max(0, Math.floor(span / 1000));
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m${two(seconds % 60)}s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours}h${two(minutes % 60)}m`;
  return `${Math.floor(hours / 24)}d${two(hours % 24)}h`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
