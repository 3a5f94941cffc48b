import type { ErrorFacts } from '../../core/error.ts';
import type { Phrase } from '../../core/phrase.ts';
import { oneLine, plainText } from './plain-text.ts';
import { firstLines, shorten } from './shorten.ts';
import { firstSentences, speakable } from './speakable.ts';

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
