import type { ErrorFacts } from '../../core/error.ts';
import type { Phrase } from '../../core/phrase.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import { withoutMarkdown } from './markdown.ts';
import { oneLine, plainText } from './plain-text.ts';
import { firstLines, shorten } from './shorten.ts';
import { firstSentences, speakable } from './speakable.ts';
import { taskName, whereabouts } from './task-words.ts';
import type { TellingContext } from './telling-context.ts';

/** What an agent answered, at length: a popup cuts it further, the command line shows it whole. */
export function result(task: TaskFacts, text: string, context: TellingContext): Phrase {
  const plain = withoutMarkdown(plainText(text)).trim();
  const aloud = speakable(text);
  const spoken = context.longText ? firstSentences(aloud, 200, 4000) : firstSentences(aloud, 2, 220);
  const isMore = spoken.length < aloud.length && !context.longText;
  return {
    title: `Result: ${taskName(task)}`,
    body: `${plain === '' ? nothingWritten(task) : firstLines(plain, 200, 400)}\n${whereabouts(task)}`,
    spoken: spoken === '' ? nothingToRead(task, plain) : `${spoken}${isMore ? ' There is more in the popup.' : ''}`,
    urgency: 'normal',
  };
}

export function help(sentences: readonly string[]): Phrase {
  const shown = sentences.map((sentence) => shorten(oneLine(sentence), 100));
  return {
    title: 'You can say',
    body: shown.length === 0 ? 'To see the list, type: wilco commands' : shown.join('\n'),
    spoken: speakable(`You can say, for example:\n${shown.slice(0, 3).join('\n')}`),
    urgency: 'normal',
  };
}

/** What went wrong and the next thing to do. */
export function problem(error: ErrorFacts): Phrase {
  const message = oneLine(error.message);
  const title = shorten(message, 60);
  const hint = firstLines(plainText(error.hint), 4, 300);
  return {
    title,
    body: title === message ? hint : `${shorten(message, 300)}\n${hint}`.trimEnd(),
    spoken: firstSentences(speakable(`${message}\n${error.hint}`), 2, 240),
    urgency: 'normal',
  };
}

/** A question was answered with no, or dropped. */
export function dismissed(): Phrase {
  return { title: 'All right', body: 'I leave it.', spoken: '', urgency: 'low' };
}

function nothingToRead(task: TaskFacts, plain: string): string {
  return plain === '' ? nothingWritten(task) : 'The result cannot be read aloud. It is in the popup.';
}

function nothingWritten(task: TaskFacts): string {
  return isLive(task) ? 'It has written nothing yet.' : 'It wrote nothing.';
}
