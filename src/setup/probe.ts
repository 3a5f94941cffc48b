import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findLibrary } from './find-library.ts';
import type { Need, Probe } from './need.ts';

/** Whether all that `need` names is on this machine now. Looks, starts nothing of it. */
export function isPresent(need: Need, env: NodeJS.ProcessEnv): boolean {
  return need.probes.every((probe) => holds(probe, env));
}

/** The absolute path of a program that the shell would find, or undefined. */
export function findProgram(name: string, env: NodeJS.ProcessEnv): string | undefined {
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutableFile);
}

function holds(probe: Probe, env: NodeJS.ProcessEnv): boolean {
  switch (probe.type) {
    case 'program':
      return probe.anyOf.some((name) => findProgram(name, env) !== undefined);
    case 'library':
      return probe.anyOf.some((soname) => findLibrary(soname, env) !== undefined);
    case 'file':
      return probe.anyOf.some((path) => existsSync(path));
  }
}

function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
