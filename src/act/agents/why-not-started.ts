import { statSync } from 'node:fs';
import { findProgram } from './find-program.ts';

export interface Attempt {
  readonly file: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * One sentence on why a program could not be started. The system's own word misleads: ENOENT names the program also
 * where the directory or the program's interpreter is missing.
 */
export function whyNotStarted(attempt: Attempt, code: string): string {
  const { file, cwd, env } = attempt;
  if (!isDirectory(cwd)) return `The project's folder ${cwd} is not there any more.`;
  const found = findProgram(file, env['PATH']);
  switch (code) {
    case 'ENOENT':
      if (found.type === 'found') return `The interpreter that ${found.path} names in its first line is not installed.`;
      return found.type === 'notExecutable' ? notExecutable(found.path) : notFound(file);
    case 'EACCES':
      return found.type === 'notExecutable'
        ? notExecutable(found.path)
        : `Wilco may not run ${file}, or not in ${cwd}.`;
    case 'ENOEXEC':
      return `${file} is no program for this machine, and no script that names its interpreter.`;
    case 'E2BIG':
      return 'The prompt is too long for a command line.';
    case 'TypeError':
    case 'ERR_INVALID_ARG_VALUE':
      return 'The prompt holds a NUL character, which no command line can carry.';
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

function notFound(file: string): string {
  return file.includes('/') ? `There is no program ${file}.` : `The program "${file}" is not on the PATH.`;
}

function notExecutable(path: string): string {
  return `${path} is not executable.`;
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
