import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { git } from './git.ts';
import { environmentIn, type OwnRepository } from './own-repository.ts';
import type { Difference } from './parse-diff.ts';

/**
 * Leaves out the added files that were ignored by a `.gitignore` as it was when the snapshot was taken: they may well
 * have been there already, only the rule is gone. So what was "renamed" to such a one was removed. Rejects when `signal` aborts and when the old rules cannot be read.
 */
export async function withoutIgnoredBefore(
  differences: readonly Difference[],
  own: OwnRepository,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<readonly Difference[]> {
  const rules = differences.flatMap(({ name, from, kind, oldId }) => {
    const before = from ?? name;
    return kind !== 'added' && /(?:^|\/)\.gitignore$/.test(before) ? [{ name: before, oldId }] : [];
  });
  const added = differences.filter(isNewName);
  if (rules.length === 0 || added.length === 0) return differences;
  const top = join(own.gitDir, `rules-${process.pid}-${++count}`);
  try {
    for (const { name, oldId } of rules) {
      const args = ['cat-file', 'blob', oldId];
      const rule = await git({ args, cwd: own.gitDir, env: environmentIn(own, env, { objects: 'all' }) }, signal);
      const file = join(top, Buffer.from(name, 'latin1').toString());
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, rule, 'latin1');
    }
    const ignored = await listIgnored(added, { ...own, workTree: { ...own.workTree, top } }, env, signal);
    const told: Difference[] = [];
    for (const difference of differences) {
      const wasIgnored = isNewName(difference) && ignored.has(difference.name);
      if (!wasIgnored) told.push(difference);
      else if (difference.from !== undefined) told.push(await removed(difference, difference.from, own, env, signal));
    }
    return told;
  } finally {
    await rm(top, { recursive: true, force: true }).catch(() => {});
  }
}

let count = 0;

function isNewName({ kind, from }: Difference): boolean {
  return kind === 'added' || from !== undefined;
}

/** The removal of the file that a rename began with. */
async function removed(
  { oldId, linesRemoved }: Difference,
  name: string,
  own: OwnRepository,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Difference> {
  const facts = { name, kind: 'removed', from: undefined, oldId } as const;
  if (linesRemoved === undefined) return { ...facts, linesAdded: undefined, linesRemoved };
  const args = ['cat-file', 'blob', oldId];
  const text = await git({ args, cwd: own.gitDir, env: environmentIn(own, env, { objects: 'all' }) }, signal);
  const lines = text.split('\n').length - (text === '' || text.endsWith('\n') ? 1 : 0);
  return { ...facts, linesAdded: 0, linesRemoved: lines };
}

/** git ends with 1 when it ignores none of them. */
async function listIgnored(
  files: readonly Difference[],
  own: OwnRepository,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const args = ['check-ignore', '--no-index', '-z', '--stdin'];
  const input = files.map(({ name }) => `${name}\0`).join('');
  const quiet = environmentIn(own, env, { objects: 'own' });
  const output = await git({ args, cwd: own.workTree.top, env: quiet, input }, signal).catch(() => '');
  signal.throwIfAborted();
  return new Set(output.split('\0'));
}
