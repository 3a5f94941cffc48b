import { constants } from 'node:fs';
import { lstat, mkdir, open, realpath, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { WilcoError } from '../../core/error.ts';
import { codeOf } from '../system-errors.ts';
import { whenDescriptorFree } from './when-descriptor-free.ts';

/** The folder in a project that takes the output files. */
export function outputFolderOf(projectDir: string): string {
  return join(projectDir, '.claude-tasks');
}

/**
 * Makes the folder where it is not there, for its owner alone, and has git ignore it with all it holds. Rejects with the system's error, and with
 * `project_missing` rather than to make the project's own folder anew, with `state_unwritable` for what is no folder or
 * leads out of the project.
 */
export async function makeOutputFolder(projectDir: string): Promise<void> {
  const folder = outputFolderOf(projectDir);
  const ignore = join(folder, '.gitignore');
  if (await isItself(ignore)) return await ignoreAll(ignore);
  await mkdir(folder, { mode: 0o700 }).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') throw projectGone(projectDir, cause);
    if (codeOf(cause) !== 'EEXIST') throw cause;
  });
  await refuseDetour(projectDir, folder);
  await whenDescriptorFree(() => writeFile(ignore, '*\n', { flag: 'wx' })).catch(async (cause: unknown) => {
    if (codeOf(cause) !== 'EEXIST') throw cause;
    await ignoreAll(ignore);
  });
}

/** Adds to an ignore file of the person's what it lacks. One that is a link, or cannot be written, stays as it is. */
async function ignoreAll(file: string): Promise<void> {
  const { O_RDWR, O_APPEND, O_NOFOLLOW, O_NONBLOCK } = constants;
  const flags = O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK;
  const handle = await whenDescriptorFree(() => open(file, flags)).catch(() => undefined);
  if (handle === undefined) return;
  try {
    const text = await handle.readFile('utf8');
    if (/^\*[ \r]*$/m.test(text)) return;
    await handle.appendFile(text === '' || text.endsWith('\n') ? '*\n' : '\n*\n');
  } catch {
  } finally {
    await handle.close();
  }
}

/** Whether it is there and no link lies on the way to it, by one call for all, as things mostly are so. Never rejects. */
export async function isItself(path: string): Promise<boolean> {
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
      hint: 'Put it back, or name another project.',
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
