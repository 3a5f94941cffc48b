import type { HouseIntent } from '../../core/intent.ts';
import type { Match } from '../templates/match.ts';
import { withoutQuotes } from './quotes.ts';

/**
 * A word for the vocabulary: itself or its letters (`spelling`), and how it is said. `spelled` is the word that letters
 * make. Undefined where no word is said.
 */
export function newWord(
  slots: Match['slots'],
  spelled: (text: string) => string | undefined,
): Extract<HouseIntent, { type: 'addWord' }> | undefined {
  const said = withoutQuotes(slots['word']);
  const letters = withoutQuotes(slots['spelling']);
  const word = letters === '' ? (spelled(said) ?? said) : (spelled(letters) ?? letters);
  if (word === '') return undefined;
  const spoken = withoutQuotes(slots['spoken']) || (letters === '' ? '' : said);
  const isPlain = spoken === '' || spoken.toLowerCase() === word.toLowerCase();
  return { type: 'addWord', word, spoken: isPlain ? undefined : spoken };
}
