import type { Milliseconds } from './time.ts';

export interface DurationUnit {
  readonly seconds: number;
  readonly short: string;
  readonly long: string;
}

const units: readonly DurationUnit[] = [
  { seconds: 86_400, short: 'd', long: 'day' },
  { seconds: 3600, short: 'h', long: 'hour' },
  { seconds: 60, short: 'min', long: 'minute' },
  { seconds: 1, short: 's', long: 'second' },
];

export interface DurationPart {
  readonly count: number;
  readonly unit: DurationUnit;
}

/**
 * The largest unit of a span and the one below it, without those that are zero: none for less than a second, and for a
 * negative span (a clock that jumped).
 */
export function durationParts(span: Milliseconds): readonly DurationPart[] {
  let rest = Math.max(0, Math.floor(span / 1000));
  const counted = units.map((unit) => {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    return { count, unit };
  });
  const first = counted.findIndex(({ count }) => count > 0);
  return first === -1 ? [] : counted.slice(first, first + 2).filter(({ count }) => count > 0);
}

/** "12 s", "2 min 10 s"; empty where there are no parts. */
export function shortDuration(parts: readonly DurationPart[]): string {
  return parts.map(({ count, unit }) => `${count} ${unit.short}`).join(' ');
}
