import { copyFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from './git.ts';
import { LARGE_FILE } from './limits.ts';
import { copyExcludes, environmentIn, keepTime, type OwnRepository } from './own-repository.ts';
import { type Difference, parseDiff } from './parse-diff.ts';
import type { Snapshot } from './snapshot.ts';
import { type Found, survey } from './survey.ts';
import { together } from './together.ts';

/**
 * Every file of the work tree that is not as the snapshot has it. Rejects when git cannot tell. It writes to the
 * snapshot's folder what it deletes again, so it can be done more than once.
 */
export async function listDifferences(
  own: OwnRepository,
  snapshot: Snapshot,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<readonly Difference[]> {
  const name = `index-${process.pid}-${++count}`;
  const [before, now] = [join(own.gitDir, `${name}-before`), join(own.gitDir, `${name}-now`)];
  const start = join(own.gitDir, 'index');
  try {
    const hasIndex = await Promise.all([copyWithTime(start, before), copyWithTime(start, now), copyExcludes(own)]);
    const run = (args: readonly string[], index: string, objects: 'own' | 'all', until: AbortSignal, input?: string) =>
      git({ args, cwd: own.workTree.top, env: environmentIn(own, env, { index, objects }), input }, until);

    const [tree, others] = await together(
      (either) => [
        hasIndex[0]
          ? run(['write-tree', '--missing-ok'], before, 'own', either)
          : run(['mktree', '-z'], before, 'own', either, ''),
        run(['ls-files', '-z', '--others', '--exclude-standard'], now, 'own', either),
      ],
      signal,
    );
    const unkept = new Map(snapshot.unkept);
    const unknown = others.split('\0').filter((other) => other !== '' && !unkept.has(other));
    const found = await survey(own.workTree, [...unknown, ...unkept.keys()], signal);
    const placeholders = unknown.flatMap((other) => placeholderFor(other, found.get(other), snapshot));
    if (placeholders.length > 0) {
      await run(
        ['update-index', '-z', '--index-info'],
        now,
        'own',
        signal,
        placeholders.map((line) => `${line}\0`).join(''),
      );
    }
    const differences = parseDiff(await run([...DIFF, tree.trim()], now, 'all', signal));
    return [
      ...differences.filter((difference) => !unkept.has(difference.name)),
      ...unknown.flatMap((other) => unreadAddition(other, found.get(other))),
      ...[...unkept].flatMap(([file, identity]) => touched(file, identity, found.get(file))),
    ];
  } finally {
    for (const file of [before, now]) await rm(file, { force: true }).catch(() => {});
  }
}

let count = 0;

const DIFF = [
  ...['diff', '--raw', '--numstat', '-z', '--no-abbrev', '--no-color', '--no-ext-diff', '--no-textconv'],
  /** Its commit counts; to look into its files git would start one more git for each. */
  '--ignore-submodules=dirty',
  /** As git counts a rename by itself: half of the lines are the same. */
  ...['--find-renames=50%', '-l400', '--diff-algorithm=myers'],
];

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

function isRead(file: Extract<Found, { type: 'file' }>): boolean {
  return file.readable && file.size <= LARGE_FILE;
}

function unreadAddition(name: string, found: Found | undefined): readonly Difference[] {
  return found?.type === 'file' && !isRead(found) ? [withoutLines(name, 'added')] : [];
}

function touched(name: string, identity: string, found: Found | undefined): readonly Difference[] {
  if (found === undefined || found.type === 'nothing') return [withoutLines(name, 'removed')];
  return found.type === 'file' && found.identity === identity ? [] : [withoutLines(name, 'changed')];
}

function withoutLines(name: string, kind: Difference['kind']): Difference {
  return { name, kind, linesAdded: undefined, linesRemoved: undefined, from: undefined, oldId: '' };
}
