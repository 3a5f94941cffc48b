import { mkdir, open, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitEnvironment } from './git.ts';
import { type IndexFacts, unhideEntries } from './index-file.ts';
import type { PersonConfig } from './person-config.ts';
import type { WorkTree } from './work-tree.ts';

/**
 * A repository of Wilco's own around the person's work tree: git works with this one, so that nothing below the
 * person's `.git` is ever written, neither a file nor its time. Its config holds nothing that starts a program, and
 * its attributes switch filters off.
 */
export interface OwnRepository {
  readonly gitDir: string;
  readonly workTree: WorkTree;
}

export function ownRepository(folder: string, workTree: WorkTree): OwnRepository {
  return { gitDir: join(folder, 'git'), workTree };
}

/**
 * The environment for a git in it. Only with `objects: 'all'` does it see the person's objects; that is for what only
 * reads, for a git that is about to write an object which is there already renews the time of that file.
 */
export function environmentIn(
  { gitDir, workTree }: OwnRepository,
  env: NodeJS.ProcessEnv,
  { index = join(gitDir, 'index'), objects }: { readonly index?: string; readonly objects: 'own' | 'all' },
): Record<string, string> {
  return gitEnvironment(env, {
    GIT_DIR: gitDir,
    GIT_WORK_TREE: workTree.top,
    GIT_INDEX_FILE: index,
    ...(objects === 'all' && { GIT_ALTERNATE_OBJECT_DIRECTORIES: quoted(join(workTree.commonDir, 'objects')) }),
  });
}

/** Makes its folders, and copies into it what the person's repository says about ignored files and attributes. */
export async function layOut({ gitDir, workTree }: OwnRepository): Promise<void> {
  for (const name of ['objects', 'refs', 'info']) await mkdir(join(gitDir, name), { recursive: true, mode: 0o700 });
  await writeFile(join(gitDir, 'HEAD'), 'ref: refs/heads/none\n');
  const attributes = await readFile(join(workTree.commonDir, 'info', 'attributes')).catch(() => '');
  await writeFile(join(gitDir, 'info', 'attributes'), `${attributes}\n* -filter\n`);
  await copyExcludes({ gitDir, workTree });
}

/** They may change while the task runs: agents add their own files there. */
export async function copyExcludes({ gitDir, workTree }: OwnRepository): Promise<void> {
  const excludes = await readFile(join(workTree.commonDir, 'info', 'exclude')).catch(() => '');
  await writeFile(join(gitDir, 'info', 'exclude'), excludes);
}

/** Values are one character a byte. Files above `largeFile` bytes are not read for lines. See git-config(1) for each. */
export async function writeConfig(own: OwnRepository, config: PersonConfig, largeFile: number): Promise<void> {
  const core = {
    ...config.core,
    repositoryformatversion: config.objectFormat === 'sha256' ? '1' : '0',
    bare: 'false',
    fsmonitor: 'false',
    hookspath: '/dev/null',
    splitindex: 'false',
    untrackedcache: 'false',
    safecrlf: 'false',
    ignorestat: 'false',
    /** With it git looks at files that are there although they are marked as not checked out. */
    sparsecheckout: 'true',
    loosecompression: '0',
    fsync: 'none',
    bigfilethreshold: String(largeFile),
  };
  const lines = Object.entries(core).map(([name, value]) => `\t${name} = ${inConfig(value)}\n`);
  const format = config.objectFormat === 'sha256' ? '[extensions]\n\tobjectformat = sha256\n' : '';
  await writeFile(join(own.gitDir, 'config'), `[core]\n${lines.join('')}${format}`, 'latin1');
}

/** See git-config(1), "Values"; any other byte stands for itself. */
function inConfig(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

/**
 * Copies the person's index, and the one it is split from, with what git remembers of every file, so that unchanged
 * files are not read again; undefined where there is none yet.
 */
export async function copyIndex(
  own: OwnRepository,
  format: PersonConfig['objectFormat'],
): Promise<IndexFacts | undefined> {
  const hashLength = format === 'sha256' ? 32 : 20;
  const facts = await copyOneIndex(join(own.workTree.gitDir, 'index'), join(own.gitDir, 'index'), hashLength);
  if (facts?.sharedId === undefined) return facts;
  const name = `sharedindex.${facts.sharedId}`;
  const shared = await copyOneIndex(join(own.workTree.gitDir, name), join(own.gitDir, name), hashLength);
  if (shared === undefined) throw new Error('The shared index is missing.');
  return {
    ...facts,
    unmerged: [...facts.unmerged, ...shared.unmerged],
    sparse: facts.sparse || shared.sparse,
    sparseFolders: facts.sparseFolders || shared.sparseFolders,
  };
}

/** The copy is never younger than its original: git reads files again that are as young as the index (racy git). */
export async function keepTime(mtimeNs: bigint, copy: string): Promise<void> {
  const seconds = Number(mtimeNs / 1000n - 1n) / 1_000_000;
  await utimes(copy, seconds, seconds);
}

async function copyOneIndex(from: string, to: string, hashLength: number): Promise<IndexFacts | undefined> {
  const file = await open(from, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { mtimeNs } = await file.stat({ bigint: true });
    const index = await file.readFile();
    const facts = unhideEntries(index, hashLength);
    await writeFile(to, index);
    await keepTime(mtimeNs, to);
    return facts;
  } finally {
    await file.close();
  }
}

/** A list of folders is parted by colons; in quotes a colon is one of the name. */
function quoted(path: string): string {
  return JSON.stringify(path);
}
