import type { ErrorFacts } from '../../core/error.ts';
import type { Silence } from '../../core/heard.ts';
import type { Phrase } from '../../core/phrase.ts';
import { oneLine } from './plain-text.ts';
import { shorten } from './shorten.ts';
import { speakable } from './speakable.ts';
import { enumerated } from './task-words.ts';

/** Words were heard that are no sentence. */
export function notUnderstood(text: string, suggestions: readonly string[]): Phrase {
  const heard = shorten(oneLine(text), 200);
  const near = suggestions.slice(0, 3).map((suggestion) => shorten(oneLine(suggestion), 80));
  const advice =
    near.length === 0
      ? 'Say “what can I say” for help.'
      : `Did you mean ${enumerated(
          near.map((suggestion) => `“${suggestion}”`),
          'or',
        )}?`;
  return {
    title: 'I did not understand that',
    body: heard === '' ? advice : `I heard “${heard}”.\n${advice}`,
    spoken: speakable(
      `${heard === '' ? 'I did not understand that.' : `I heard: ${shorten(heard, 100)}.`}\n${
        near.length === 0 ? advice : `Did you mean: ${near[0]}?`
      }`,
    ),
    urgency: 'normal',
  };
}

/** No words in a take. What the person did not mean as speech (a short press, a cancelled take) is not spoken of. */
export function nothingHeard(why: Silence): Phrase {
  switch (why) {
    case 'too-short':
      return quiet('That was too short', 'Hold the key down while you speak.');
    case 'cancelled':
      return quiet('Cancelled', 'I did not listen to that.');
    case 'silence':
      return {
        title: 'I heard nothing',
        body: 'Is the microphone on, and not muted? To check it: wilco doctor',
        spoken: 'I heard nothing. Is the microphone on?',
        urgency: 'normal',
      };
    case 'not-speech':
      return {
        title: 'I heard nothing',
        body: 'There was noise, but no speech. To see what the microphone hears: wilco doctor --mic',
        spoken: 'I heard noise, but no speech.',
        urgency: 'normal',
      };
    case 'unclear':
      return {
        title: 'I did not catch that',
        body: 'It did not sound like a sentence that I know. Try once more, or say “what can I say”.',
        spoken: 'I did not catch that.',
        urgency: 'normal',
      };
  }
}

/** For the eye alone: the answer to what was said is spoken at the same time. */
export function fellBack({ message, hint }: ErrorFacts): Phrase {
  return quiet('Heard with another recogniser', `${shorten(oneLine(message), 300)}\n${shorten(oneLine(hint), 300)}`);
}

function quiet(title: string, body: string): Phrase {
  return { title, body, spoken: '', urgency: 'low' };
}
