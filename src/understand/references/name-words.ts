import { splitName } from '../text/sayable.ts';
import { tokenise } from '../text/tokens.ts';

/**
 * A name as it is compared: "my-api_v2", "My API v2" and "my api v two" are all "my api v 2". A name in letters that
 * English has not is compared as it stands.
 */
export function nameWords(name: string): readonly string[] {
  const known = KNOWN.get(name);
  if (known !== undefined) return known;
  const parts = splitName(name);
  const words = tokenise(parts.length > 0 ? parts.join(' ') : name).map((token) => token.text);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(name, words);
  return words;
}

/** Names are compared at every sentence and hardly ever change. */
const KNOWN = new Map<string, readonly string[]>();
const MOST_KNOWN = 5000;
