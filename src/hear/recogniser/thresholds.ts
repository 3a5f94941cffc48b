/**
 * When the local recogniser's best sentence is believed: a logistic regression over five signs, so that what comes out is
 * how likely it is that the sentence was said. Scores count from 0 (as good as the phonemes) down, ten units each.
 *
 * Fitted on 310 takes through both decoders with every senone scored and the noise floor under them (ridge of 6, what was
 * heard wrongly left out). Said: control sentences and starts by four flite voices and espeak-ng (also faster, slower,
 * higher and lower), clean and with kitchen noise at 18 and 12 dB, and orders of real people with a grammar of theirs.
 * Not said: the unrelated sentences of the tests, broken-off orders, short words and names, and the same people's orders,
 * against Wilco's own grammar. Fitted on each half and checked on the other, 143 of 146 sentences that were said and heard
 * rightly were believed (flite 55 of 55 clean, espeak-ng 18 of 19), and of what was not said 9 % of the unrelated sentences,
 * 3 % of the people's orders, 11 % of the short words and 30 % of the broken-off orders; none of it was destructive. The
 * bounds below were chosen with all of it in sight.
 */
export const rejection = {
  intercept: 4.556,
  weights: {
    whole: 0.915,
    opening: 0.782,
    worst: 0.633,
    brevity: -5.924,
    hesitation: -1.138,
  },
  /** From this confidence on a sentence is believed … */
  accepted: 0.4,
  /** … and from this one where it has free words: with them it can be bent to fit anything. */
  acceptedFree: 0.65,
  /** No sentence leaves out more of the voiced sound than this share. */
  mostUncovered: 0.4,
  /** Nor has it more silence in its words, fewer frames of vowels, or a smaller share of them: 0.19, 10, 0.16 at worst. */
  mostSilent: 0.3,
  leastVowels: 8,
  leastVowelShare: 0.12,
  /** The words of an opening. */
  openingWords: 3,
  /** In frames of 10 ms. */
  leniency: 12,
  longEnough: 60,
  longHesitation: 60,
} as const;
