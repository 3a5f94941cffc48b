import { constants } from 'node:fs';
import { access, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { readHead } from './read-head.ts';
import type { WorkTree } from './work-tree.ts';

/**
 * What lies under a name in a work tree. Names are relative to its top, one character a byte. `file` has an `identity`
 * that differs when its bytes may differ: size, times, inode and mode, as git itself tells. `beyondLink`: it is in
 * a folder that is now a symbolic link.
 */
export type Found =
  | { readonly type: 'nothing' | 'link' | 'folder' | 'beyondLink' }
  | { readonly type: 'repository'; readonly head: string | undefined }
  | {
      readonly type: 'file';
      readonly size: number;
      readonly identity: string;
      readonly readable: boolean;
    };

/** Looks at every name; in the order given. Rejects only when `signal` aborts. */
export async function survey(
  { top }: Pick<WorkTree, 'top'>,
  names: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Found>> {
  const links = new Map<string, Promise<boolean>>();
  const found: (readonly [string, Found])[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    signal.throwIfAborted();
    const some = names.slice(at, at + AT_ONCE);
    found.push(...(await Promise.all(some.map(async (name) => [name, await look(top, name, links)] as const))));
  }
  return new Map(found);
}

const AT_ONCE = 64;

async function look(top: string, name: string, links: Map<string, Promise<boolean>>): Promise<Found> {
  if (name.endsWith('/')) return { type: 'repository', head: await headIn(top, name) };
  const path = pathOf(top, name);
  const stats = await lstat(path, { bigint: true }).catch(() => undefined);
  if (stats === undefined) return { type: 'nothing' };
  if (await isBeyondLink(top, name, links)) return { type: 'beyondLink' };
  if (stats.isSymbolicLink()) return { type: 'link' };
  if (!stats.isFile()) return { type: 'folder' };
  const { size, mtimeNs, ctimeNs, ino, mode } = stats;
  const readable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  return { type: 'file', size: Number(size), identity: [size, mtimeNs, ctimeNs, ino, mode].join(':'), readable };
}

/** Another repository inside this one, of which git names only the folder. */
async function headIn(top: string, name: string): Promise<string | undefined> {
  const gitDir = join(top, Buffer.from(name, 'latin1').toString(), '.git');
  return readHead({ gitDir, commonDir: gitDir });
}

function isBeyondLink(top: string, name: string, links: Map<string, Promise<boolean>>): Promise<boolean> {
  const end = name.lastIndexOf('/');
  if (end === -1) return Promise.resolve(false);
  const folder = name.slice(0, end);
  const known = links.get(folder);
  if (known !== undefined) return known;
  const answer = isBeyondLink(top, folder, links).then(
    async (is) => is || ((await lstat(pathOf(top, folder)).catch(() => undefined))?.isSymbolicLink() ?? false),
  );
  links.set(folder, answer);
  return answer;
}

function pathOf(top: string, name: string): Buffer {
  return Buffer.concat([Buffer.from(`${top}/`), Buffer.from(name, 'latin1')]);
}
