import type { Announcement } from '../../core/announcement.ts';
import type { Phrase } from '../../core/phrase.ts';
import { lines } from './lines.ts';
import { oneLine, plainText } from './plain-text.ts';
import { firstLines, shorten } from './shorten.ts';
import { firstSentences, speakable } from './speakable.ts';

type CommandEnded = Extract<Announcement, { type: 'commandEnded' }>;

/** A command of the person's own: what it printed last, and what went wrong. */
export function commandEnded(ended: CommandEnded): Phrase {
  const name = commandName(ended.name);
  const failure = failureOf(ended);
  const printed = ended.lines.map((line) => oneLine(line)).filter((line) => line !== '');
  const last = firstSentences(speakable(printed.at(-1) ?? ''), 2, 200);
  const shown = printed.slice(-MOST).map((line) => shorten(line, 160));
  return {
    title: `${failure === undefined ? 'Done' : 'Failed'}: ${name}`,
    body: lines(failure ?? '', ...(shown.length === 0 ? ['It printed nothing.'] : shown)),
    spoken: speakable(lines(failure === undefined ? `${name} is done.` : `${name} failed.`, failure ?? '', last)),
    urgency: 'normal',
  };
}

/** A sentence that the person put into the config to be told. */
export function saying(text: string): Phrase {
  const whole = firstLines(plainText(text), 20, 400);
  const title = shorten(oneLine(text), 60);
  return {
    title: title === '' ? 'There is nothing to say' : title,
    body: title === whole ? '' : whole,
    spoken: firstSentences(speakable(text), 20, 1000),
    urgency: 'normal',
  };
}

/** The command's name in the config, on one line. */
export function commandName(name: string): string {
  return shorten(oneLine(name), 40) || 'the command';
}

/** Lines that a popup shows of what was printed. */
const MOST = 6;

function failureOf({ exitCode, timedOut }: CommandEnded): string | undefined {
  if (timedOut) return 'It was stopped, because its time was up.';
  if (exitCode === undefined) return 'Something other than Wilco killed it.';
  return exitCode === 0 ? undefined : `It ended with exit code ${exitCode}.`;
}
