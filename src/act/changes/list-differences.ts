import { git } from './git.ts';
import { type Difference, parseDiff } from './parse-diff.ts';
import type { Found } from './survey.ts';
import { isRead, type TwoStates } from './two-states.ts';

/** Every file of the work tree that is not as the snapshot has it. Rejects when git cannot tell. */
export async function listDifferences(states: TwoStates, signal: AbortSignal): Promise<readonly Difference[]> {
  const { unknown, unkept, found } = states;
  const differences = parseDiff(await git(states.diff([...RAW, ...AS_GIT_DOES]), signal));
  return [
    ...differences.filter((difference) => !unkept.has(difference.name)),
    ...unknown.flatMap((other) => unreadAddition(other, found.get(other))),
    ...[...unkept].flatMap(([file, identity]) => touched(file, identity, found.get(file))),
  ];
}

/** Options of git diff, for the list as for the patch. */
export const AS_GIT_DOES = [
  ...['--no-color', '--no-ext-diff', '--no-textconv'],
  /** Its commit counts; to look into its files git would start one more git for each. */
  '--ignore-submodules=dirty',
  /** As git counts a rename by itself: half of the lines are the same. */
  ...['--find-renames=50%', '-l400', '--diff-algorithm=myers'],
] as const;

const RAW = ['--raw', '--numstat', '-z', '--no-abbrev'] as const;

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
