import type { Phrase } from '../../core/phrase.ts';
import type { Milliseconds } from '../../core/time.ts';
import { lines } from './lines.ts';
import { oneLine } from './plain-text.ts';
import { shorten } from './shorten.ts';
import { speakable } from './speakable.ts';
import { counted } from './task-words.ts';
import type { TellingContext } from './telling-context.ts';
import { undoLine } from './undo-words.ts';

/** That answers are spoken from now on, aloud; that they are not, for the eye alone. */
export function speech(on: boolean, undoUntil: Milliseconds | undefined, context: TellingContext): Phrase {
  if (on) {
    const body = lines('Answers are spoken from now on.', undoLine(undoUntil, context));
    return { title: 'I speak again', body, spoken: 'I speak again.', urgency: 'normal' };
  }
  const body = lines('Answers are shown and not spoken until you say “speak up”.', undoLine(undoUntil, context));
  return { title: 'I am quiet now', body, spoken: '', urgency: 'normal' };
}

/** Silence is the answer; these words are for the command line alone. */
export function stoppedReading(): Phrase {
  return { title: 'All right', body: 'I stop reading.', spoken: '', urgency: 'low' };
}

export function wordAdded(
  added: { readonly word: string; readonly spoken: string | undefined },
  undoUntil: Milliseconds | undefined,
  context: TellingContext,
): Phrase {
  const word = shownWord(added.word);
  const said = shownWord(added.spoken ?? '');
  return {
    title: `New word: ${word}`,
    body: lines(
      said === '' ? `I listen for “${word}” from now on.` : `When I hear “${said}”, I write “${word}”.`,
      undoLine(undoUntil, context),
    ),
    spoken: speakable(said === '' ? `I know ${word} now.` : `For ${said} I write ${word} now.`),
    urgency: 'normal',
  };
}

export function wordForgotten(text: string): Phrase {
  const word = shownWord(text);
  return {
    title: `Forgotten: ${word}`,
    body: `I no longer listen for “${word}”.`,
    spoken: speakable(`I have forgotten the word ${word}.`),
    urgency: 'normal',
  };
}

/** What becomes of the tasks is what a person would worry about. */
export function shuttingDown(running: number, waiting: number): Phrase {
  return {
    title: 'Wilco ends',
    body: lines(
      tasksGoOn(running),
      tasksWait(waiting),
      'To have it back: systemctl --user start wilco, or wilco daemon',
    ),
    spoken: speakable(lines('Goodbye.', tasksGoOn(running), tasksWait(waiting))),
    urgency: 'normal',
  };
}

/** A word of the vocabulary as it is written, on one line. */
export function shownWord(word: string): string {
  return shorten(oneLine(word), 40);
}

function tasksGoOn(running: number): string {
  return running === 0 ? '' : `${counted(running, 'task')} ${running === 1 ? 'goes' : 'go'} on without me.`;
}

function tasksWait(waiting: number): string {
  return waiting === 0 ? '' : `${counted(waiting, 'task')} ${waiting === 1 ? 'waits' : 'wait'} until I am back.`;
}
