import { accessSync, constants, statSync } from 'node:fs';
import { findProgram } from './find-program.ts';

export interface Attempt {
  readonly file: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * One sentence on why a program could not be started in a folder, by the name of the system's error. That word alone
 * misleads: ENOENT is said of the program also where the folder or the program's interpreter is missing.
 */
export function whyNotStarted(attempt: Attempt, code: string): string {
  const { file, cwd, env } = attempt;
  const folder = whatIsWrongWith(cwd);
  if (folder !== undefined) return folder;
  const found = findProgram(file, env['PATH']);
  switch (code) {
    case 'ENOENT':
      if (found.type === 'found') return `The interpreter that ${found.path} names in its first line is not installed.`;
      return found.type === 'notExecutable' ? notExecutable(found.path) : notFound(file);
    case 'EACCES':
    case 'EPERM':
      if (found.type === 'notExecutable') return notExecutable(found.path);
      return `The system does not let Wilco run ${found.type === 'found' ? found.path : file}.`;
    case 'ENOTDIR':
      return `There is no program ${file}: a part of its path is no folder.`;
    case 'ELOOP':
      return `There is no program ${file}: its symbolic links lead in a circle.`;
    case 'ENOEXEC':
      return `${file} is no program for this machine, and no script that names its interpreter.`;
    case 'ETXTBSY':
      return `${file} is being written just now, perhaps by an update.`;
    case 'E2BIG':
      return 'The prompt is too long for a command line, together with the environment.';
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open (see ulimit -n).';
    case 'EAGAIN':
    case 'ENOMEM':
      return 'The machine has no memory or no room for another process.';
    default:
      return `${file} could not be started: ${code}.`;
  }
}

function whatIsWrongWith(cwd: string): string | undefined {
  try {
    if (!statSync(cwd).isDirectory()) return `The project's folder ${cwd} is no folder any more.`;
    accessSync(cwd, constants.X_OK);
    return undefined;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    return code === 'EACCES'
      ? `Wilco may not enter the project's folder ${cwd}.`
      : `The project's folder ${cwd} is not there any more.`;
  }
}

function notFound(file: string): string {
  return file.includes('/') ? `There is no program ${file}.` : `The program "${file}" is not on the PATH.`;
}

function notExecutable(path: string): string {
  return `${path} is not executable.`;
}
