import { lstat, mkdir, realpath, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { WilcoError } from '../../core/error.ts';
import { whenDescriptorFree } from './when-descriptor-free.ts';

/** The folder in a project that takes the output files. */
export function outputFolderOf(projectDir: string): string {
  return join(projectDir, '.claude-tasks');
}

/**
 * Makes the folder where it is not there, ignored by git with all it holds. Rejects with the system's error, and with
 * `project_missing` rather than to make the project's own folder anew, with `state_unwritable` for what is no folder or
 * leads out of the project.
 */
export async function makeOutputFolder(projectDir: string): Promise<void> {
  const folder = outputFolderOf(projectDir);
  const ignore = join(folder, '.gitignore');
  if (await isItself(ignore)) return;
  await mkdir(folder).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') throw projectGone(projectDir, cause);
    if (codeOf(cause) !== 'EEXIST') throw cause;
  });
  await refuseDetour(projectDir, folder);
  await whenDescriptorFree(() => writeFile(ignore, '*\n', { flag: 'wx' })).catch((cause: unknown) => {
    if (codeOf(cause) !== 'EEXIST') throw cause;
  });
}

/** Whether it is there and no link lies on the way to it: one call for all, as this is how things mostly are. */
async function isItself(path: string): Promise<boolean> {
  return (await realpath(path).catch(() => undefined)) === path;
}

async function refuseDetour(projectDir: string, folder: string): Promise<void> {
  const found = await lstat(folder);
  if (found.isDirectory()) return;
  if (!found.isSymbolicLink()) throw inTheWay(`${folder} is no folder.`, folder);
  const project = await realpath(projectDir);
  const target = await realpath(folder).catch(() => undefined);
  if (target?.startsWith(`${project}${sep}`) === true) return;
  throw inTheWay(`${folder} is a link that leads out of the project.`, folder);
}

function projectGone(projectDir: string, cause: unknown): WilcoError {
  return new WilcoError(
    {
      code: 'project_missing',
      message: `The project's folder ${projectDir} is not there any more.`,
      hint: 'Its whole output is still to be had: wilco output',
    },
    { cause },
  );
}

function inTheWay(message: string, folder: string): WilcoError {
  return new WilcoError({
    code: 'state_unwritable',
    message,
    hint: `Move it away, so that output files can be written: mv ${folder} ${folder}.old`,
  });
}

function codeOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
}
