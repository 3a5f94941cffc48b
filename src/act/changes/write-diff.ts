import { randomUUID } from 'node:crypto';
import { plainLine } from '../../core/plain-text.ts';
import { replaceFile } from '../replace-file.ts';
import { gitUpTo } from './git.ts';
import { NAMED_FILES } from './limits.ts';
import { AS_GIT_DOES } from './list-differences.ts';
import type { Difference } from './parse-diff.ts';
import type { TwoStates } from './two-states.ts';

/** Bytes of a diff that are kept: an editor opens that at once, and nobody reads more. */
const MOST = 2 * 1024 * 1024;

/** Bytes of names that go to git as arguments; together with the environment there is room for four times as many. */
const MOST_NAMES = 512 * 1024;

/**
 * Writes a unified diff of these files for a person to read, for its owner alone, whole or not at all. First stands what
 * it does not show: what is no text or very large, and what is beyond the first 200 files or 2 MiB. Resolves when the
 * file is there. Rejects when git cannot tell, and with the system's error.
 */
export async function writeDiff(
  differences: readonly Difference[],
  states: TwoStates,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const { shown, unreadable, beyond } = split(differences);
  const names = shown.flatMap(({ name, from }) => (from === undefined ? [name] : [from, name]));
  const run = states.diff(['--patch', '--src-prefix=a/', '--dst-prefix=b/', ...AS_GIT_DOES], names.map(textOf));
  const { text, isCut } = names.length === 0 ? NOTHING : await gitUpTo(run, MOST, signal);
  const remarks = [
    ...unreadable.map(({ name, kind }) => `Not shown: ${plainLine(textOf(name))}, ${kind}: no text, or very large.`),
    ...(beyond === 0 ? [] : [`Not shown: ${beyond} more files.`]),
    ...(isCut ? [`Cut after ${MOST / 1024 / 1024} MiB.`] : []),
  ];
  const head = remarks.length === 0 ? '' : `${remarks.join('\n')}\n\n`;
  const patch = isCut ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
  const content = Buffer.concat([Buffer.from(head), Buffer.from(patch, 'latin1')]);
  await replaceFile(file, `${file}.${randomUUID()}.tmp`, content);
}

const NOTHING = { text: '', isCut: false };

interface Split {
  readonly shown: readonly Difference[];
  readonly unreadable: readonly Difference[];
  /** How many files are in neither. */
  readonly beyond: number;
}

function split(differences: readonly Difference[]): Split {
  const first = differences.toSorted((a, b) => (a.name < b.name ? -1 : 1)).slice(0, NAMED_FILES);
  const [shown, unreadable]: [Difference[], Difference[]] = [[], []];
  let room = MOST_NAMES;
  for (const difference of first) {
    const { name, from = '', linesAdded, linesRemoved } = difference;
    room -= 2 * (name.length + from.length);
    const isText = linesAdded !== undefined || linesRemoved !== undefined;
    if (isText && room > 0 && isUtf8(name) && isUtf8(from)) shown.push(difference);
    else unreadable.push(difference);
  }
  return { shown, unreadable, beyond: differences.length - first.length };
}

/** Arguments are UTF-8. */
function isUtf8(name: string): boolean {
  return !textOf(name).includes('\ufffd');
}

function textOf(name: string): string {
  return Buffer.from(name, 'latin1').toString();
}
