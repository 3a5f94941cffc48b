import { getSystemErrorName } from 'node:util';
import { whyNotStarted } from '../agents/why-not-started.ts';
import type { RunNote } from '../containment/launcher-report.ts';
import { wordsFor } from '../system-errors.ts';

/** One sentence on a wrapper's refusal. */
export function whyRefused(
  { stage, errno }: Extract<RunNote, { type: 'refused' }>,
  attempt: Parameters<typeof whyNotStarted>[0],
): string {
  const code = errno === 0 ? 'unknown error' : getSystemErrorName(-errno);
  switch (stage) {
    case 'program':
    case 'folder':
    case 'fork':
      return whyNotStarted(attempt, code);
    case 'log':
      return `The task's log file cannot be written: ${wordsFor(code)}.`;
    case 'stdin':
      return `The file with its prompt cannot be read: ${wordsFor(code)}.`;
    case 'run':
      return code === 'EEXIST'
        ? 'It was started before.'
        : `The folder of its run file cannot be written: ${wordsFor(code)}.`;
  }
}
