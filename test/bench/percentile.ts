/**
 * The value that `share` (0 to 1) of the values do not exceed, by the nearest rank: of 20 values, 0.95 gives the 19th.
 * Throws for no values, because a figure of nothing is no figure.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('Nothing was measured.');
  return found;
}
