import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders looked into below one root, so that a root that is a whole disk does no harm. */
const MOST_FOLDERS = 2_000;

/**
 * The git repositories one or two levels below `root`, by path. What lies inside a repository is not looked at, nor
 * hidden folders, nor what a symbolic link leads to. Folders that cannot be read are left out. Never rejects.
 */
export async function findRepositories(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  let budget = MOST_FOLDERS;
  const lookInto = async (folder: string, levels: number): Promise<void> => {
    for (const child of await foldersIn(folder)) {
      budget -= 1;
      if (budget < 0) return;
      if (await isRepository(child)) found.push(child);
      else if (levels > 1) await lookInto(child, levels - 1);
    }
  };
  await lookInto(root, 2);
  return found.sort();
}

/** Whether `.git` is there: a folder, or the file of a worktree. */
export async function isRepository(folder: string): Promise<boolean> {
  return await stat(join(folder, '.git')).then(
    () => true,
    () => false,
  );
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const folders: string[] = [];
  try {
    for await (const entry of await opendir(folder)) {
      if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
        folders.push(join(folder, entry.name));
      }
      if (folders.length >= MOST_FOLDERS) break;
    }
  } catch {
    return [];
  }
  return folders.sort();
}
