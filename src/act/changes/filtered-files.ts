import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { git, gitEnvironment } from './git.ts';
import { environmentIn, type OwnRepository } from './own-repository.ts';
import type { Difference } from './parse-diff.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Sets right what was said of files that a filter changes on their way into the repository (gitattributes(5)): the
 * filter is not run, for Git LFS's writes to the repository, and so a touched file looks changed. Such a file has no
 * lines; one of Git LFS is changed only if its hash is not the one that the repository holds.
 */
export async function judgeFiltered(
  differences: readonly Difference[],
  own: OwnRepository,
  { filters }: Snapshot,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<readonly Difference[]> {
  const known = filters.length === 0 ? [] : differences.filter(({ kind }) => kind !== 'added');
  if (known.length === 0) return differences;
  const filtered = await namesWithFilter(known, own, filters, env, signal);
  if (filtered.size === 0) return differences;
  const suspects = known.filter(({ name, kind }) => filtered.has(name) && kind === 'changed');
  const pointers = await readPointers(suspects, own, env, signal);
  const same = new Set<string>();
  for (const { name, oldId, from } of suspects) {
    const pointer = pointers.get(oldId);
    const unchanged = from === undefined && pointer !== undefined && (await holds(own, name, pointer, signal));
    if (unchanged) same.add(name);
  }
  return differences.flatMap((difference) => {
    if (same.has(difference.name)) return [];
    if (!filtered.has(difference.name)) return [difference];
    return [{ ...difference, linesAdded: undefined, linesRemoved: undefined }];
  });
}

/** Asked of the person's repository: Wilco's own attributes switch every filter off. */
async function namesWithFilter(
  differences: readonly Difference[],
  { workTree }: OwnRepository,
  filters: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const args = ['-c', 'core.fsmonitor=false', 'check-attr', '-z', '--stdin', 'filter'];
  const theirs = gitEnvironment(env, { GIT_DIR: workTree.gitDir, GIT_WORK_TREE: workTree.top });
  const input = differences.map(({ name }) => `${name}\0`).join('');
  const fields = (await git({ args, cwd: workTree.top, env: theirs, input }, signal)).split('\0');
  const names = differences.map(({ name }) => name);
  return new Set(names.filter((_, at) => filters.includes(fields[3 * at + 2] ?? '')));
}

interface Pointer {
  readonly sha256: string;
  readonly size: number;
}

/** By object id, see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
async function readPointers(
  differences: readonly Difference[],
  own: OwnRepository,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Pointer>> {
  const args = ['cat-file', '--batch'];
  const input = differences.map(({ oldId }) => `${oldId}\n`).join('');
  const all = environmentIn(own, env, { objects: 'all' });
  const output = await git({ args, cwd: own.workTree.top, env: all, input }, signal);
  const pointers = new Map<string, Pointer>();
  for (const [, id = '', sha256 = '', size] of output.matchAll(POINTER))
    pointers.set(id, { sha256, size: Number(size) });
  return pointers;
}

const POINTER =
  /^([0-9a-f]+) blob \d+\nversion https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:ext-.*\n)*oid sha256:([0-9a-f]{64})\nsize (\d+)$/gm;

/** Whether the file in the work tree is what the pointer stands for. */
async function holds(
  { workTree }: OwnRepository,
  name: string,
  pointer: Pointer,
  signal: AbortSignal,
): Promise<boolean> {
  const path = Buffer.concat([Buffer.from(`${workTree.top}/`), Buffer.from(name, 'latin1')]);
  const size = (await stat(path).catch(() => undefined))?.size;
  if (size !== pointer.size) return false;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { signal });
  return hash.digest('hex') === pointer.sha256;
}
