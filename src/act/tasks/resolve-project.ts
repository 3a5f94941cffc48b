import { realpath, stat } from 'node:fs/promises';
import { WilcoError } from '../../core/error.ts';

export interface ProjectFolder {
  /** Absolute, symbolic links resolved. */
  readonly dir: string;
  /** The same for every name of one folder, also through bind mounts: its device and inode. */
  readonly key: string;
}

/** Rejects with `project_missing`. */
export async function resolveProject(dir: string): Promise<ProjectFolder> {
  try {
    const path = await realpath(dir);
    const facts = await stat(path);
    if (facts.isDirectory()) return { dir: path, key: `${facts.dev}:${facts.ino}` };
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
