import type { ChangedFile, Changes } from '../../core/changes.ts';
import type { Phrase } from '../../core/phrase.ts';
import type { TaskFacts } from '../../core/task.ts';
import { oneLine } from './plain-text.ts';
import { shorten } from './shorten.ts';
import { speakable } from './speakable.ts';
import { counted, projectName, taskName, whereabouts } from './task-words.ts';

/** What a task changed: in one sentence, and for the eye file by file. */
export function changes(task: TaskFacts): Phrase {
  const sentence = task.changes === undefined ? unknown(task) : changesSentence(task.changes);
  const files = (task.changes?.files ?? []).slice(0, MOST_FILES).map(fileLine);
  const left = (task.changes?.fileCount ?? 0) - files.length;
  const more = left > 0 ? [`… and ${left} more: wilco changes ${task.id}`] : [];
  return {
    title: `Changes: ${taskName(task)}`,
    body: [sentence, ...files, ...more, whereabouts(task)].join('\n'),
    spoken: speakable(sentence),
    urgency: 'normal',
  };
}

/** "It changed 3 files, 12 lines added and 4 removed, in 1 commit." */
export function changesSentence({ fileCount, linesAdded, linesRemoved, commits }: Changes): string {
  const inCommits = commits === 0 ? '' : `, in ${counted(commits, 'commit')}`;
  if (fileCount > 0)
    return `It changed ${counted(fileCount, 'file')}${lineCounts(linesAdded, linesRemoved)}${inCommits}.`;
  return commits === 0 ? 'It changed nothing.' : `It made ${counted(commits, 'commit')}, but the files are as before.`;
}

/** A popup has room for so many beside the rest. */
const MOST_FILES = 8;

function unknown(task: TaskFacts): string {
  switch (task.status) {
    case 'pending':
      return 'It has not begun yet.';
    case 'running':
      return 'It is still running; what it changed is known when it has ended.';
    case 'completed':
    case 'failed':
    case 'cancelled':
      return task.startedAt === undefined
        ? 'It never began, so it changed nothing.'
        : `What it changed cannot be told: ${projectName(task.projectDir)} is no git repository, or git took too long.`;
  }
}

function lineCounts(added: number, removed: number): string {
  if (added > 0 && removed > 0) return `, ${counted(added, 'line')} added and ${removed} removed`;
  if (added > 0) return `, ${counted(added, 'line')} added`;
  return removed > 0 ? `, ${counted(removed, 'line')} removed` : '';
}

function fileLine({ path, from, kind, linesAdded, linesRemoved }: ChangedFile): string {
  const before = from === undefined ? '' : `${shorten(oneLine(from), 60)} → `;
  const name = `${before}${shorten(oneLine(path), 60)}`;
  const counts = [linesAdded ? `+${linesAdded}` : '', linesRemoved ? `−${linesRemoved}` : ''];
  const what = [kind === 'changed' ? '' : kind === 'added' ? 'new' : 'removed', ...counts].filter((one) => one !== '');
  return what.length === 0 ? name : `${name} (${what.join(' ')})`;
}
