import { splitName } from '../text/sayable.ts';
import { tokenise } from '../text/tokens.ts';

/**
 * A name as it is compared: "my-api_v2", "My API v2" and "my api v two" are all "my api v 2". A name in letters that
 * English has not is compared as it stands.
 */
export function nameWords(name: string): readonly string[] {
  return compared(name).words;
}

/** The same without the spaces: "log in" and "login" have the same letters. */
export function nameLetters(name: string): string {
  return compared(name).letters;
}

interface Compared {
  readonly words: readonly string[];
  readonly letters: string;
}

function compared(name: string): Compared {
  const known = KNOWN.get(name);
  if (known !== undefined) return known;
  const parts = splitName(name);
  const words = tokenise(parts.length > 0 ? parts.join(' ') : name).map((token) => token.text);
  const made = { words, letters: words.join('') };
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(name, made);
  return made;
}

/** Names are compared at every sentence and hardly ever change. */
const KNOWN = new Map<string, Compared>();
const MOST_KNOWN = 5000;
