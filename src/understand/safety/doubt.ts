import type { Certainty } from '../../core/explanation.ts';

/**
 * Why it is not sure that something was said and meant. `heard`: the recogniser doubts, or too little was said for its
 * word. `name`: it only sounds alike. `reference`: nobody said which. `reading`: the words can be taken in two ways.
 * `meaning`: a language model found it.
 */
export type Doubt = 'heard' | 'name' | 'reference' | 'reading' | 'meaning';

/** One reason to doubt makes unsure; two of them make a guess. */
export function certaintyOf(doubts: readonly Doubt[]): Certainty {
  const { size } = new Set(doubts);
  if (size === 0) return 'sure';
  return size === 1 ? 'unsure' : 'guess';
}

/** How likely it is that this was said and meant, 0 to 1: what the recogniser says, less for each doubt. */
export function confidenceOf(heard: number | undefined, doubts: readonly Doubt[]): number {
  const rest = [...new Set(doubts)].filter((doubt) => doubt !== 'heard');
  return Math.max(0, Math.min(1, heard ?? 1)) * LEFT_BY_A_DOUBT ** rest.length;
}

const LEFT_BY_A_DOUBT = 0.6;
