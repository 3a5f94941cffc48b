import { accessSync, constants, statSync } from 'node:fs';
import { codeOf, wordsFor } from '../system-errors.ts';
import { findProgram } from './find-program.ts';
import { installHint } from './missing-program.ts';

export interface Attempt {
  readonly file: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Why a program could not be started in a folder, by the name of the system's error, and what to do. That word alone
 * misleads: ENOENT is said of the program also where the folder or the program's interpreter is missing.
 */
export function whyNotStarted(attempt: Attempt, code: string): string {
  const { file, cwd, env } = attempt;
  const folder = whatIsWrongWith(cwd);
  if (folder !== undefined) return folder;
  const found = findProgram(file, env['PATH']);
  switch (code) {
    case 'ENOENT':
      if (found.type === 'found') {
        return `The interpreter that ${found.path} names in its first line is not installed. Install it: head -n 1 ${found.path}`;
      }
      return found.type === 'notExecutable' ? notExecutable(found.path) : notFound(file);
    case 'EACCES':
    case 'EPERM':
      if (found.type === 'notExecutable') return notExecutable(found.path);
      return forbidden(found.type === 'found' ? found.path : file);
    case 'ENOTDIR':
      return `There is no program ${file}: a part of its path is no folder. ${install(file)}`;
    case 'ELOOP':
      return `There is no program ${file}: its symbolic links lead in a circle. ${install(file)}`;
    case 'ENOEXEC':
      return `${file} is no program for this machine, and no script that names its interpreter. Install it for this machine, or give it a first line such as #!/bin/sh.`;
    case 'ETXTBSY':
      return `${file} is being written just now, perhaps by an update. Try again in a minute.`;
    case 'E2BIG':
      return 'The prompt is too long for a command line, together with the environment. Put the text into a file and name the file in the prompt.';
    case 'EMFILE':
      return 'Too many files are open. Close some programs, or raise the limit: ulimit -n';
    case 'ENFILE':
      return 'Too many files are open in the whole system. Close some programs.';
    case 'EAGAIN':
    case 'ENOMEM':
      return 'The machine has no memory or no room for another process. Close some programs, or let fewer tasks run at once.';
    default:
      return `${file} could not be started: ${wordsFor(code)}. Try it in a terminal: ${file}`;
  }
}

function whatIsWrongWith(cwd: string): string | undefined {
  try {
    if (!statSync(cwd).isDirectory()) return `The project's folder ${cwd} is no folder any more. ${PUT_BACK}`;
    accessSync(cwd, constants.X_OK);
    return undefined;
  } catch (cause) {
    return codeOf(cause) === 'EACCES'
      ? `Wilco may not enter the project's folder ${cwd}. Let it: chmod u+x ${cwd}`
      : `The project's folder ${cwd} is not there any more. ${PUT_BACK}`;
  }
}

const PUT_BACK = 'Put it back, or name another project.';

function notFound(file: string): string {
  const reason = file.includes('/') ? `There is no program ${file}.` : `The program "${file}" is not on the PATH.`;
  return `${reason} ${install(file)}`;
}

function install(file: string): string {
  return installHint(file, 'of its agent');
}

function forbidden(path: string): string {
  return `The system does not let Wilco run ${path}. Look whether its disk is mounted noexec: findmnt -T ${path}`;
}

function notExecutable(path: string): string {
  return `${path} is not executable. Make it so: chmod +x ${path}`;
}
