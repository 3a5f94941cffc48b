import { realpath, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ChangedFile, Changes } from '../../core/changes.ts';
import { countCommits } from './count-commits.ts';
import { judgeFiltered } from './filtered-files.ts';
import { withoutIgnoredBefore } from './ignored-before.ts';
import { NAMED_FILES } from './limits.ts';
import { listDifferences } from './list-differences.ts';
import { type OwnRepository, ownRepository } from './own-repository.ts';
import type { Difference } from './parse-diff.ts';
import { loadSnapshot, type Snapshot } from './snapshot.ts';
import type { ChangesPlace } from './take-snapshot.ts';
import { together } from './together.ts';
import { type TwoStates, withTwoStates } from './two-states.ts';
import { isStillThere } from './work-tree.ts';
import { writeDiff } from './write-diff.ts';

export interface ReadPlace extends ChangesPlace {
  /** Takes a diff for a person to read, see {@link writeDiff}; where nothing changed it is removed. */
  readonly diffFile?: string | undefined;
}

/**
 * What became different in the whole work tree around the project since `takeSnapshot` filled the folder, by whoever
 * did it. Commits and branches make no difference to files and lines; only what is in the folder counts, and of that
 * nothing that git ignored at the beginning or ignores now. A renamed file is one changed file with `from`; a submodule,
 * and another repository inside this one, is one file that changes with its commit. Undefined when it cannot be told: no
 * snapshot, the repository is gone or has lost what it held, `signal` aborted, `limit` (5 s) over. Never rejects, writes
 * nothing outside of the folder but `diffFile`, and can be called again.
 */
export async function readChanges(place: ReadPlace, signal: AbortSignal): Promise<Changes | undefined> {
  const snapshot = await loadSnapshot(place.folder);
  if (snapshot === undefined || signal.aborted || !(await isStillThere(snapshot.workTree))) return undefined;
  const within = AbortSignal.any([signal, AbortSignal.timeout(place.limit ?? 5_000)]);
  const own = ownRepository(place.folder, snapshot.workTree);
  const compared = (either: AbortSignal) => {
    const use = (states: TwoStates) => compare(states, { own, snapshot, place }, either);
    return withTwoStates(own, snapshot, place.env, use, either);
  };
  try {
    const [differences, commits, project] = await together(
      (either) => [
        compared(either),
        countCommits(snapshot, place.env, either),
        realpath(place.projectDir).catch(() => place.projectDir),
      ],
      within,
    );
    return summary(differences, commits, (name) => relative(project, join(snapshot.workTree.top, textOf(name))));
  } catch {
    return undefined;
  }
}

interface Compared {
  readonly own: OwnRepository;
  readonly snapshot: Snapshot;
  readonly place: ReadPlace;
}

/** A diff that cannot be written changes nothing of what is told. */
async function compare(
  states: TwoStates,
  { own, snapshot, place: { env, diffFile } }: Compared,
  signal: AbortSignal,
): Promise<readonly Difference[]> {
  const all = await listDifferences(states, signal);
  const counted = await withoutIgnoredBefore(all, own, env, signal);
  const judged = await judgeFiltered(counted, own, snapshot, env, signal);
  if (diffFile !== undefined) {
    const writing = judged.length > 0 ? writeDiff(judged, states, diffFile, signal) : rm(diffFile, { force: true });
    await writing.catch(() => {});
  }
  return judged;
}

function summary(differences: readonly Difference[], commits: number, pathOf: (name: string) => string): Changes {
  const files = differences
    .map(({ name, kind, linesAdded, linesRemoved, from }): ChangedFile => {
      const path = pathOf(name);
      return { path, kind, linesAdded, linesRemoved, ...(from !== undefined && { from: pathOf(from) }) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const sum = (lines: (file: ChangedFile) => number | undefined) =>
    files.reduce((total, file) => total + (lines(file) ?? 0), 0);
  return {
    fileCount: files.length,
    files: files.slice(0, NAMED_FILES),
    linesAdded: sum((file) => file.linesAdded),
    linesRemoved: sum((file) => file.linesRemoved),
    commits,
  };
}

/** Bytes that are no UTF-8 become U+FFFD. */
function textOf(name: string): string {
  return Buffer.from(name, 'latin1').toString();
}
