import { copyFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type GitRun, git } from './git.ts';
import { LARGE_FILE } from './limits.ts';
import { copyExcludes, environmentIn, keepTime, type OwnRepository } from './own-repository.ts';
import type { Snapshot } from './snapshot.ts';
import { type Found, survey } from './survey.ts';
import { together } from './together.ts';

/** A work tree as a snapshot has it and as it is now, for git to compare. */
export interface TwoStates {
  /** The run of `git diff` from the one to the other, with these options, of all files or of those named. */
  diff(options: readonly string[], names?: readonly string[]): GitRun;
  /** Names of files that the snapshot does not know. */
  readonly unknown: readonly string[];
  /** By name: those whose bytes the snapshot did not keep, and how to tell that they are still the same. */
  readonly unkept: ReadonlyMap<string, string>;
  /** What lies now under these names. */
  readonly found: ReadonlyMap<string, Found>;
}

/**
 * Makes ready what git needs to compare the work tree with the snapshot, while `use` is at work. Rejects when git cannot
 * tell, and with what `use` rejects with. It writes to the snapshot's folder what it deletes again, so it can be done
 * more than once.
 */
export async function withTwoStates<T>(
  own: OwnRepository,
  snapshot: Snapshot,
  env: NodeJS.ProcessEnv,
  use: (states: TwoStates) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const name = `index-${process.pid}-${++count}`;
  const [before, now] = [join(own.gitDir, `${name}-before`), join(own.gitDir, `${name}-now`)];
  const start = join(own.gitDir, 'index');
  const gitRun = (args: readonly string[], index: string, objects: 'own' | 'all', input?: string): GitRun => {
    return { args, cwd: own.workTree.top, env: environmentIn(own, env, { index, objects }), input };
  };
  try {
    const hasIndex = await Promise.all([copyWithTime(start, before), copyWithTime(start, now), copyExcludes(own)]);
    const [tree, others] = await together(
      (either) => [
        hasIndex[0]
          ? git(gitRun(['write-tree', '--missing-ok'], before, 'own'), either)
          : git(gitRun(['mktree', '-z'], before, 'own', ''), either),
        git(gitRun(['ls-files', '-z', '--others', '--exclude-standard'], now, 'own'), either),
      ],
      signal,
    );
    const unkept = new Map(snapshot.unkept);
    const unknown = others.split('\0').filter((other) => other !== '' && !unkept.has(other));
    const found = await survey(own.workTree, [...unknown, ...unkept.keys()], signal);
    const placeholders = unknown.flatMap((other) => placeholderFor(other, found.get(other), snapshot));
    if (placeholders.length > 0) {
      const input = placeholders.map((line) => `${line}\0`).join('');
      await git(gitRun(['update-index', '-z', '--index-info'], now, 'own', input), signal);
    }
    const diff = (options: readonly string[], names?: readonly string[]) => {
      const files = names === undefined ? [] : ['--', ...names];
      return gitRun(['--literal-pathspecs', ...QUOTING, 'diff', ...options, tree.trim(), ...files], now, 'all');
    };
    return await use({ diff, unknown, unkept, found });
  } finally {
    for (const file of [before, now]) await rm(file, { force: true }).catch(() => {});
  }
}

/** Whether git reads such a file for its lines. */
export function isRead(file: Extract<Found, { type: 'file' }>): boolean {
  return file.readable && file.size <= LARGE_FILE;
}

let count = 0;

/** Names stay as they are but for quotes and control characters. */
const QUOTING = ['-c', 'core.quotePath=false'];

async function copyWithTime(from: string, to: string): Promise<boolean> {
  const stats = await stat(from, { bigint: true }).catch(() => undefined);
  if (stats === undefined) return false;
  await copyFile(from, to);
  await keepTime(stats.mtimeNs, to);
  return true;
}

/** A line for the index with a content that is none: git then reads the file itself, and stores nothing. */
function placeholderFor(name: string, found: Found | undefined, { objectFormat }: Snapshot): readonly string[] {
  if (found?.type === 'link') return [`120000 ${EMPTY[objectFormat]}\t${name}`];
  if (found?.type === 'file' && isRead(found)) return [`100644 ${EMPTY[objectFormat]}\t${name}`];
  if (found?.type !== 'repository' || found.head === undefined) return [];
  return [`160000 ${found.head}\t${name.slice(0, -1)}`];
}

/** The ids of a file without content. */
const EMPTY: Readonly<Record<Snapshot['objectFormat'], string>> = {
  sha1: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  sha256: '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
};
