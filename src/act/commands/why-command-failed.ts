import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { WilcoError } from '../../core/error.ts';
import type { RunCommand } from '../../core/intent.ts';
import { findProgram } from '../agents/find-program.ts';
import { inPlainWords, wordsFor } from '../system-errors.ts';

/** What is wrong with a command before anybody tries to run it in `dir`; undefined when its program is there. */
export function obstacleTo({ name, command }: RunCommand, dir: string, env: NodeJS.ProcessEnv): WilcoError | undefined {
  const [program] = command;
  if (command.some((word) => word.includes('\0'))) {
    return cannotRun(name, 'an argument holds a NUL character, which no command line can carry', SAY_OTHERWISE);
  }
  const folder = whatIsWrongWith(dir);
  if (folder !== undefined) {
    return cannotRun(name, `its folder ${dir} ${folder}`, `Make it, or correct its "dir" ${IN_CONFIG}`);
  }
  const found = findProgram(program.includes('/') ? resolve(dir, program) : program, env['PATH']);
  switch (found.type) {
    case 'found':
      return undefined;
    case 'notExecutable':
      return cannotRun(name, `${found.path} is not executable`, `Make it executable: chmod +x ${found.path}`);
    case 'notFound': {
      const where = program.includes('/') ? '' : ' on the PATH';
      return cannotRun(name, `there is no program "${program}"${where}`, `Install it, or correct it ${IN_CONFIG}`);
    }
  }
}

/** A program that is there and could not be started all the same; `code` is the system's name for why. */
export function didNotStart({ name, command: [program] }: RunCommand, code: string | undefined): WilcoError {
  switch (code) {
    case 'ENOENT':
      return cannotRun(
        name,
        `the interpreter that ${program} names in its first line is not installed`,
        `Install it, or correct that line: head -n 1 ${program}`,
      );
    case 'E2BIG':
      return cannotRun(name, 'its arguments are too long', SAY_OTHERWISE);
    case undefined:
      return cannotRun(name, 'the system did not start it', `Try it in a terminal: ${program}`);
    default:
      return cannotRun(name, wordsFor(code), `Try it in a terminal: ${program}`);
  }
}

function whatIsWrongWith(dir: string): string | undefined {
  try {
    const facts = statSync(dir, { throwIfNoEntry: false });
    if (facts === undefined) return 'is not there';
    return facts.isDirectory() ? undefined : 'is no folder';
  } catch (cause) {
    return `cannot be looked at: ${inPlainWords(cause)}`;
  }
}

const SAY_OTHERWISE = 'Say it in fewer words, or correct the command in the config: wilco config path';

const IN_CONFIG = 'in the config: wilco config path';

function cannotRun(name: string, why: string, hint: string): WilcoError {
  return new WilcoError({ code: 'command_failed', message: `The command “${name}” cannot run: ${why}.`, hint });
}
