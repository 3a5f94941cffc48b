import { missingPrograms } from './missing-programs.ts';

/**
 * Whether a test must be skipped because a program it drives is missing. With CI=true nothing is skipped: a missing
 * program throws, so that the run fails and says what to install.
 */
export function needs(...programs: readonly string[]): boolean {
  const missing = missingPrograms(programs);
  if (missing.length === 0) return false;
  const reason = `not installed: ${missing.join(', ')} (sh bin/setup test installs what the tests need)`;
  if (process.env['CI'] === 'true') throw new Error(reason);
  process.stderr.write(`skipped, ${reason}\n`);
  return true;
}
