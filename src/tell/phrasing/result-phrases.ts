import type { Announcement } from '../../core/announcement.ts';
import type { Phrase } from '../../core/phrase.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import { withoutMarkdown } from './markdown.ts';
import { plainText } from './plain-text.ts';
import { firstLines } from './shorten.ts';
import { firstSentences, speakable } from './speakable.ts';
import { taskName, whereabouts } from './task-words.ts';
import type { TellingContext } from './telling-context.ts';

type Result = Extract<Announcement, { type: 'result' }>;

/**
 * What an agent wrote, at length: a popup cuts it further, the command line shows it whole. A piece of `more` is made for
 * reading aloud, and is read to its end.
 */
export function result({ task, text, part }: Result, context: TellingContext): Phrase {
  const plain = withoutMarkdown(plainText(text)).trim();
  const aloud = speakable(part === 'lastLines' && !context.longText ? lastOf(plain) : text);
  const isWhole = context.longText || part === 'more';
  const spoken = isWhole ? firstSentences(aloud, 200, 4000) : firstSentences(aloud, 2, 220);
  const whole = part === 'lastLines' ? speakable(plain) : aloud;
  const isMore = spoken.length < whole.length && !isWhole;
  return {
    title: `${titleOf(part)}: ${taskName(task)}`,
    body: `${plain === '' ? nothingWritten(task, part) : firstLines(plain, 200, 400)}\n${whereabouts(task)}`,
    spoken:
      spoken === '' ? nothingToRead(task, plain, part) : `${spoken}${isMore ? ' There is more in the popup.' : ''}`,
    urgency: 'normal',
  };
}

function titleOf(part: Result['part']): string {
  switch (part) {
    case 'lastLines':
      return 'Last lines';
    case 'more':
      return 'More';
    case undefined:
      return 'Result';
  }
}

/** Of the last lines the very last ones tell where it stands. */
function lastOf(plain: string): string {
  return plain
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-2)
    .join('\n');
}

function nothingToRead(task: TaskFacts, plain: string, part: Result['part']): string {
  return plain === '' ? nothingWritten(task, part) : 'The result cannot be read aloud. It is in the popup.';
}

function nothingWritten(task: TaskFacts, part: Result['part']): string {
  if (part === 'more') return 'That was all.';
  return isLive(task) ? 'It has written nothing yet.' : 'It wrote nothing.';
}
