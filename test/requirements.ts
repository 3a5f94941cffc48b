import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Whether a test must be skipped because a program it drives is missing. With CI=true nothing is skipped: a missing
 * program throws, so that the run fails and says what to install.
 */
export function needs(...programs: readonly string[]): boolean {
  const missing = programs.filter((program) => !isOnPath(program));
  if (missing.length === 0) return false;
  const reason = `not installed: ${missing.join(', ')} (sh bin/setup test installs what the tests need)`;
  if (process.env['CI'] === 'true') throw new Error(reason);
  process.stderr.write(`skipped, ${reason}\n`);
  return true;
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
