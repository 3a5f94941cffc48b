import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type FoundProgram =
  | { readonly type: 'found'; readonly path: string }
  | { readonly type: 'notExecutable'; readonly path: string }
  | { readonly type: 'notFound' };

/** Where the system would find `program`: itself if it holds a slash, else the first on `path` (a PATH variable). */
export function findProgram(program: string, path: string | undefined): FoundProgram {
  const places = program.includes('/')
    ? [program]
    : (path ?? '').split(delimiter).map((folder) => join(folder, program));
  const files = program === '' ? [] : places.filter(isFile);
  const executable = files.find(isExecutable);
  if (executable !== undefined) return { type: 'found', path: executable };
  const [first] = files;
  return first === undefined ? { type: 'notFound' } : { type: 'notExecutable', path: first };
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
