import type { ListMatch, SlotValue } from '../templates/slot-list.ts';
import type { Token } from '../text/tokens.ts';
import type { SoundIndex } from './sound-index.ts';

/**
 * The values that `tokens` from `from` on begin with by sound, without those that are there by their letters (`exact`).
 * Of those that end at the same word only the nearest.
 */
export function matchAlike<T extends SlotValue>(
  sounds: SoundIndex<T>,
  exact: readonly ListMatch[],
  tokens: readonly Token[],
  from: number,
): readonly ListMatch[] {
  const words = tokens.map(({ text }) => text);
  return sounds.runsFrom(words, from).filter(({ end }) => !exact.some((match) => match.end === end));
}
