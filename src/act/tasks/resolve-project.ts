import { realpath, stat } from 'node:fs/promises';
import { WilcoError } from '../../core/error.ts';

/** The directory's absolute path with symbolic links resolved. Rejects with `project_missing`. */
export async function resolveProject(dir: string): Promise<string> {
  try {
    const path = await realpath(dir);
    if ((await stat(path)).isDirectory()) return path;
  } catch (cause) {
    throw missing(dir, 'is not there', cause);
  }
  throw missing(dir, 'is no folder', undefined);
}

function missing(dir: string, what: string, cause: unknown): WilcoError {
  return new WilcoError(
    {
      code: 'project_missing',
      message: `The project's folder ${dir} ${what}.`,
      hint: 'Correct its path under [projects] in the config: wilco config path',
    },
    { cause },
  );
}
