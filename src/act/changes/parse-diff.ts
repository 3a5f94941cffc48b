import type { ChangedFile } from '../../core/changes.ts';

/** One file that git says differs. Names are relative to the work tree's top, one character a byte. */
export interface Difference {
  readonly name: string;
  readonly kind: ChangedFile['kind'];
  readonly linesAdded: number | undefined;
  readonly linesRemoved: number | undefined;
  /** Its name before, when it was renamed. */
  readonly from: string | undefined;
  /** The id of what it held before; zeros when it was not there. */
  readonly oldId: string;
}

/** Reads what `git diff --raw --numstat -z` prints, first all raw records, then all counts (git-diff(1)). */
export function parseDiff(output: string): readonly Difference[] {
  const fields = output.split('\0');
  const raw: Omit<Difference, 'linesAdded' | 'linesRemoved'>[] = [];
  const repositories = new Set<string>();
  let at = 0;
  for (let match = RAW.exec(fields[at] ?? ''); match !== null; match = RAW.exec(fields[at] ?? '')) {
    const [, oldMode, newMode, oldId = '', status = ''] = match;
    const from = status === 'R' ? fields[++at] : undefined;
    const name = fields[++at] ?? '';
    raw.push({ name, kind: KINDS[status] ?? 'changed', from, oldId });
    if (oldMode === REPOSITORY || newMode === REPOSITORY) repositories.add(name);
    at++;
  }
  const counts = countsFrom(fields, at);
  return raw.map((entry) => {
    const [added, removed] = (repositories.has(entry.name) ? undefined : counts.get(entry.name)) ?? [];
    return { ...entry, linesAdded: added, linesRemoved: removed };
  });
}

const RAW = /^:(\d{6}) (\d{6}) ([0-9a-f]+) [0-9a-f]+ ([A-Z])\d*$/;
const REPOSITORY = '160000';
const KINDS: Readonly<Record<string, ChangedFile['kind']>> = { A: 'added', D: 'removed' };

/** Lines added and removed by name; "-" stands for what is not text. A rename has its names in two fields more. */
function countsFrom(
  fields: readonly string[],
  start: number,
): ReadonlyMap<string, readonly [number | undefined, number | undefined]> {
  const counts = new Map<string, readonly [number | undefined, number | undefined]>();
  for (let at = start; at < fields.length; at++) {
    const match = /^(\d+|-)\t(\d+|-)\t(.*)$/s.exec(fields[at] ?? '');
    if (match === null) continue;
    const name = match[3] || (fields[at + 2] ?? '');
    if (!match[3]) at += 2;
    counts.set(name, [numberOf(match[1]), numberOf(match[2])]);
  }
  return counts;
}

function numberOf(count: string | undefined): number | undefined {
  return count === undefined || count === '-' ? undefined : Number(count);
}
