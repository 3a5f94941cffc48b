import { type Stats, statSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** A git work tree and where git keeps its data. All absolute. */
export interface WorkTree {
  /** Its topmost folder, symbolic links resolved. */
  readonly top: string;
  /** Holds HEAD, index and reflog of this work tree. */
  readonly gitDir: string;
  /** Holds what all work trees of the repository share: objects, branches, config. Mostly the same. */
  readonly commonDir: string;
}

/**
 * The innermost work tree around a folder, found without git; undefined when there is none. A `.git` folder that is no
 * repository is passed over, a `.git` file that leads nowhere ends the search, as in git itself (gitrepository-layout(5)).
 */
export async function findWorkTree(dir: string): Promise<WorkTree | undefined> {
  const start = await realpath(dir).catch(() => undefined);
  for (let top = start; top !== undefined; top = parentOf(top)) {
    const entry = join(top, '.git');
    const found = entryAt(entry);
    if (found?.isFile()) return withCommonDir(top, await linkedFolder(entry));
    if (found?.isDirectory() && (await isGitDir(entry))) return withCommonDir(top, entry);
  }
  return undefined;
}

/** Whether the work tree is still where it was. */
export async function isStillThere(workTree: WorkTree): Promise<boolean> {
  return (await isGitDir(workTree.gitDir)) && (await stat(workTree.top).catch(() => undefined)) !== undefined;
}

async function withCommonDir(top: string, gitDir: string): Promise<WorkTree | undefined> {
  if (!(await isGitDir(gitDir))) return undefined;
  const common = await readFile(join(gitDir, 'commondir'), 'utf8').catch(() => '.');
  return { top, gitDir, commonDir: resolve(gitDir, common.trimEnd()) };
}

/** Where the `.git` file of a linked work tree or submodule points. */
async function linkedFolder(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return resolve(dirname(file), text.replace(/^gitdir: /, '').trimEnd());
}

async function isGitDir(dir: string): Promise<boolean> {
  return (await stat(join(dir, 'HEAD')).catch(() => undefined))?.isFile() === true;
}

/** At once: right behind `realpath` the answer is at hand, and every folder up to the root is asked for. */
function entryAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function parentOf(dir: string): string | undefined {
  const parent = dirname(dir);
  return parent === dir ? undefined : parent;
}
