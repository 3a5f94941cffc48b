import { mkdir, realpath } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Milliseconds } from '../../core/time.ts';
import { dropSnapshot } from './drop-snapshot.ts';
import { git } from './git.ts';
import type { IndexFacts } from './index-file.ts';
import { LARGE_FILE, MOST_UNLIKE_INDEX } from './limits.ts';
import { copyIndex, environmentIn, layOut, type OwnRepository, ownRepository, writeConfig } from './own-repository.ts';
import { readPersonConfig } from './person-config.ts';
import { readHead } from './read-head.ts';
import { saveSnapshot } from './snapshot.ts';
import { type KeptApart, sortOut } from './sort-out.ts';
import { survey } from './survey.ts';
import { together } from './together.ts';
import { findWorkTree, type WorkTree } from './work-tree.ts';

/** Where a task works, and where what is known of its beginning lies. */
export interface ChangesPlace {
  readonly projectDir: string;
  /** Belongs to this task alone; made when it is needed, readable to its owner alone. */
  readonly folder: string;
  /** The person's environment; its GIT_ variables are not used. */
  readonly env: NodeJS.ProcessEnv;
  /** After this time it gives up. */
  readonly limit?: Milliseconds | undefined;
}

/**
 * Records the state of the whole work tree around the project, also what is not committed and not yet known to git, so
 * that `readChanges` can tell later what became different. Resolves when that is done, or cannot be done: no
 * repository (then no git is started), no git, `signal` aborted, `limit` (2 s) over. Then the folder is not there, and no
 * process is left. Never rejects. The person's repository is not written to.
 */
export async function takeSnapshot(place: ChangesPlace, signal: AbortSignal): Promise<void> {
  await dropSnapshot(place.folder);
  try {
    const workTree = await findWorkTree(place.projectDir);
    if (workTree === undefined || signal.aborted) return;
    await record(workTree, place, AbortSignal.any([signal, AbortSignal.timeout(place.limit ?? 2_000)]));
  } catch {
    await dropSnapshot(place.folder);
  }
}

async function record(
  workTree: WorkTree,
  { projectDir, folder, env }: ChangesPlace,
  signal: AbortSignal,
): Promise<void> {
  const takenAt = Date.now();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = ownRepository(folder, workTree);
  const [config, head] = await together(
    (either) => [readPersonConfig(workTree, env, either), readHead(workTree), layOut(own)],
    signal,
  );
  const [facts] = await Promise.all([copyIndex(own, config.objectFormat), writeConfig(own, config, LARGE_FILE)]);
  const [names] = await together(
    (either) => [listUnlikeIndex(own, env, either), refuseIgnored(own, projectDir, env, either)],
    signal,
  );
  const unlike = [...new Set([...names, ...(facts?.unmerged ?? [])])];
  if (unlike.length > MOST_UNLIKE_INDEX) throw new Error('Too many files are not committed.');
  const apart = sortOut(await survey(workTree, unlike, signal));
  await keepContents(own, apart, facts, env, signal);
  const { objectFormat, filters } = config;
  await saveSnapshot(folder, {
    v: 1,
    takenAt,
    workTree,
    head,
    objectFormat,
    filters: [...filters],
    unkept: apart.unkept,
  });
  signal.throwIfAborted();
}

/** Names of files that differ from the index, are missing, or are not in it. */
async function listUnlikeIndex(
  own: OwnRepository,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const args = ['ls-files', '-z', '--modified', '--others', '--exclude-standard'];
  const all = environmentIn(own, env, { objects: 'all' });
  return (await git({ args, cwd: own.workTree.top, env: all }, signal)).split('\0').slice(0, -1);
}

/** Of a project that its repository ignores as a whole nothing would ever count: then it cannot be told. */
async function refuseIgnored(
  own: OwnRepository,
  projectDir: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const { top } = own.workTree;
  const real = await realpath(projectDir);
  if (real === top) return;
  const args = ['check-ignore', '-q', '--', relative(top, real)];
  const ignored = await git({ args, cwd: top, env: environmentIn(own, env, { objects: 'own' }) }, signal).then(
    () => true,
    () => false,
  );
  if (ignored) throw new Error('The project is ignored by its repository.');
}

/** Puts what differs into the copied index, its bytes into the own repository. */
async function keepContents(
  own: OwnRepository,
  { kept }: KeptApart,
  facts: IndexFacts | undefined,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const { top } = own.workTree;
  if (facts?.sparseFolders) {
    const all = environmentIn(own, env, { objects: 'all' });
    await git({ args: ['update-index', '--force-write-index'], cwd: top, env: all }, signal);
  }
  if (kept.length === 0 && !facts?.sparse) return;
  const args = ['update-index', '--force-write-index', '--add', '--remove', '--replace', '-z', '--stdin'];
  const input = kept.map((name) => `${name}\0`).join('');
  await git({ args, cwd: top, env: environmentIn(own, env, { objects: 'own' }), input }, signal);
}
