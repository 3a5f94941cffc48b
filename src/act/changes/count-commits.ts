import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { git, gitEnvironment } from './git.ts';
import type { Snapshot } from './snapshot.ts';
import { together } from './together.ts';

/**
 * How many commits exist that did not when the snapshot was taken: made since (by the committer's date, so that what
 * was only fetched does not count), and held by HEAD or by a branch that HEAD of this work tree has been on meanwhile
 * (by its reflog, so that another task in another work tree of the repository does not count). A commit that was
 * amended counts once. Rejects when git cannot tell.
 */
export async function countCommits(
  { workTree, takenAt, head }: Snapshot,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<number> {
  const since = Math.floor(takenAt / 1_000);
  const run = (args: readonly string[], until: AbortSignal) =>
    git(
      { args: [...HARDENED, ...args], cwd: workTree.top, env: gitEnvironment(env, { GIT_DIR: workTree.gitDir }) },
      until,
    );
  const before = head === undefined ? [] : [`^${head}`];
  const [commits, now, visited] = await together(
    (either) => [
      run(['rev-list', '--parents', '--ignore-missing', `--max-age=${since}`, '--branches', 'HEAD', ...before], either),
      run(['rev-parse', '--verify', '--quiet', 'HEAD'], either).catch(() => ''),
      visitedSince(join(workTree.gitDir, 'logs', 'HEAD'), since),
    ],
    signal,
  );
  const parents = new Map(
    commits.split('\n').map((line): [string, readonly string[]] => {
      const [id = '', ...others] = line.split(' ');
      return [id, others];
    }),
  );
  parents.delete('');
  return reachable([now.trim(), ...visited], parents);
}

/** They name programs; rev-list has no use for them, and shall not get one. */
const HARDENED = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

function reachable(tips: readonly string[], parents: ReadonlyMap<string, readonly string[]>): number {
  const seen = new Set<string>();
  const open = [...tips];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const above = parents.get(id);
    if (above === undefined || seen.has(id)) continue;
    seen.add(id);
    open.push(...above);
  }
  return seen.size;
}

/** The commits that a reflog says HEAD moved to: "old new name <mail> seconds zone\tmessage". */
async function visitedSince(reflog: string, since: number): Promise<readonly string[]> {
  const text = await lastBytes(reflog, 1024 * 1024).catch(() => '');
  return [...text.matchAll(/^[0-9a-f]{40,64} ([0-9a-f]{40,64}) .*> (\d+) [-+]\d{4}/gm)].flatMap(
    ([, id = '', seconds]) => (Number(seconds) >= since ? [id] : []),
  );
}

async function lastBytes(path: string, length: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, Math.max(0, size - length));
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}
