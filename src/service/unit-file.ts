import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { WilcoError } from '../core/error.ts';
import { UNIT_MARKER } from './unit.ts';

/** Whose file stands where Wilco's unit belongs. */
export type UnitOwner = 'nobody' | 'wilco' | 'foreign';

/** The folder and name that systemd gives a person's own units. */
export function unitFilePath(env: NodeJS.ProcessEnv): string {
  return join(env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config'), 'systemd', 'user', 'wilco.service');
}

/** By the marker in its first line. A file that cannot be read is foreign. */
export async function unitOwner(path: string): Promise<UnitOwner> {
  try {
    return (await readFile(path, 'utf8')).startsWith(UNIT_MARKER) ? 'wilco' : 'foreign';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'nobody' : 'foreign';
  }
}

/**
 * Puts the unit in place by rename, so that systemd never reads half of it. Rejects with `service` when the place is
 * taken by a file that Wilco did not write, or cannot be written.
 */
export async function writeUnitFile(path: string, text: string): Promise<void> {
  await refuseForeign(path);
  const draft = `${path}.${process.pid}.new`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, text, { mode: 0o644 });
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw unwritable(path, cause);
  }
}

/** Removes Wilco's unit; true when there was one. Rejects with `service` for a file that Wilco did not write. */
export async function removeUnitFile(path: string): Promise<boolean> {
  await refuseForeign(path);
  const existed = (await unitOwner(path)) === 'wilco';
  try {
    await rm(path, { force: true });
  } catch (cause) {
    throw unwritable(path, cause);
  }
  return existed;
}

async function refuseForeign(path: string): Promise<void> {
  if ((await unitOwner(path)) !== 'foreign') return;
  throw new WilcoError({
    code: 'service',
    message: `${path} was not written by Wilco, so it stays as it is.`,
    hint: `If it can go: mv '${path}' '${path}.old'`,
  });
}

function unwritable(path: string, cause: unknown): WilcoError {
  const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new WilcoError(
    { code: 'service', message: `${path} cannot be written: ${reason}.`, hint: `Look at: ls -ld '${dirname(path)}'` },
    { cause },
  );
}
