import type { Check } from '../core/check.ts';

/** Checks as rows of a table; what to do is in the row below. */
export function checkRows(checks: readonly Check[]): string[][] {
  return checks.flatMap((check) => {
    const row = [check.name, `${check.type}: ${check.detail}`];
    return check.type === 'ok' ? [row] : [row, ['', `→ ${check.remedy}`]];
  });
}
