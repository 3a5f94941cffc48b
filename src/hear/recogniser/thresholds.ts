import type { Milliseconds } from '../../core/time.ts';

/** When a take counts as speech by its loudness alone; levels in dB below full scale of the differenced signal. */
export const gateThresholds = {
  /** Below this nothing is speech: a quiet room through a cheap microphone stays under it. */
  quietest: -66,
  /** Speech is at least this much louder than the take's floor. */
  aboveFloor: 9,
  /** The share of windows that are quieter than the floor; pauses between words fill at least this much of a take. */
  floorPercentile: 0.1,
  /** A key click is over in 30–60 ms, the shortest vowel of a "no" lasts longer. */
  shortestRun: 80 satisfies Milliseconds,
  shortestTotal: 120 satisfies Milliseconds,
} as const;

/**
 * When the local recogniser's best sentence is believed. It is compared with a loop of phonemes that ran beside it over
 * the same sound: the mean difference of their acoustic scores per frame of 10 ms, in the decoder's units (log to the
 * base 1.0001, shifted right by 10), is about 0 for a sentence that was said and falls the more of it was not.
 *
 * Measured with a grammar of 14 control sentences and "start task" with a loop of 400 words: right sentences of four
 * flite voices lie above -22, of 50 real people (grammar of their domain) above -20; 84 unrelated sentences of six
 * voices have their median at -40, the same 50 people against the wrong grammar at -37.
 */
export const rejectionThresholds = {
  /** A sentence as a whole. */
  sentence: -27,
  /** A "no" of 35 frames leaves the phonemes more freedom for each of them: below so many frames … */
  shortUnder: 80,
  /** … each missing one raises the score by this. What is short and was not said fails by `coverage`. */
  shortLenience: 0.25,
  /** A long sentence with a free part, whose words are guesses, is judged by how well it began … */
  opening: -20,
  /** … as long as the whole is not hopeless. */
  longSentence: -46,
  /** The words of an opening. */
  openingWords: 3,
  /** From how many words a sentence is long. */
  longFrom: 6,
  /** The share of the voiced sound that the sentence's words must account for; the rest was taken for pauses. */
  coverage: 0.7,
  /** The ratio at which the confidence is 0, and at which it is 1. */
  noConfidence: -46,
  fullConfidence: -8,
} as const;
