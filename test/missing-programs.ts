import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Those of the programs that are nowhere on the PATH. */
export function missingPrograms(programs: readonly string[]): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return programs.filter((program) => !folders.some((folder) => isProgram(join(folder, program))));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
