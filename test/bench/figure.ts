export const AREAS = ['line', 'tasks', 'understand', 'hear', 'tell'] as const;
export type Area = (typeof AREAS)[number];

/** One measured figure. */
export interface Figure {
  readonly area: Area;
  /** What was measured, in words. */
  readonly figure: string;
  readonly value: number;
  readonly unit: 'ms' | '%' | 'MiB' | 'MiB/s' | '/s' | 'M/s' | '';
  /** What the value should not exceed (for a share of right ones: not fall below); null where there is no such wish. */
  readonly reach: number | null;
  /** The same work done by the thing compared with, in the same run. */
  readonly reference: number | null;
  /** Whether the value is within reach; true where there is nothing to reach. */
  readonly ok: boolean;
}

/** A figure that is the better the smaller it is. */
export function atMost(about: Omit<Figure, 'ok'>): Figure {
  return figureOf(about, (value, reach) => value <= reach);
}

/** A figure that is the better the larger it is. */
export function atLeast(about: Omit<Figure, 'ok'>): Figure {
  return figureOf(about, (value, reach) => value >= reach);
}

function figureOf(about: Omit<Figure, 'ok'>, holds: (value: number, reach: number) => boolean): Figure {
  const { area, figure, unit, reach } = about;
  const value = rounded(about.value);
  const reference = about.reference === null ? null : rounded(about.reference);
  return { area, figure, value, unit, reach, reference, ok: reach === null || holds(value, reach) };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
