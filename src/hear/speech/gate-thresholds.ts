import type { Milliseconds } from '../../core/time.ts';

/**
 * When a take counts as speech by its loudness alone; levels in dB below full scale of the differenced signal.
 *
 * Chosen on one half of 540 made sounds (silence, hum of 50 and 60 Hz, keys, fans, coughs, melodies, tones, and a
 * kitchen without speech) and of some 1,000 takes of real people and synthetic voices in noise down to 6 dB; on the
 * other half no key clicks, hum, fan or tone is speech any more (before: 60, 3, 0 and 100 %), nor are 70 % of the
 * melodies (before 3 %); of real people all takes are, at 6 dB too, and 99 % of the synthetic voices at 12 dB (before
 * 98 %). Of the first half 17 % of the hum, switched on within the take, still passed (before 20 %). A cough and a
 * kitchen mostly pass: for them there is the rejection. WebRTC's detector (libfvad) took 47 % of the hum and half of
 * the fans for speech in its strictest mode; RNNoise's probability of speech knew clicks as well as this does, took
 * half of the hum and all melodies for speech, and costs more than the recogniser.
 */
export const gateThresholds = {
  /** Below this nothing is speech: a quiet room through a cheap microphone stays under it. */
  quietest: -66,
  /** Speech is at least this much louder than the take's floor. */
  aboveFloor: 6,
  /** The share of windows that are quieter than the floor; pauses between words fill at least this much of a take. */
  floorPercentile: 0.1,
  /** A key click is over in 30–60 ms, the shortest vowel of a "no" lasts longer … */
  shortestRun: 80 satisfies Milliseconds,
  /** … and does not fade by more than this, in dB, meanwhile, as a click does that rings. */
  mostFading: 6,
  shortestTotal: 120 satisfies Milliseconds,
  /** How unevenly speech rises and falls: the median bend of its level from window to window, in dB. Tones are smooth. */
  leastBend: 0.5,
} as const;

/** When sound that goes on counts as speech; levels as above. */
export const followerThresholds = {
  quietest: -66,
  aboveFloor: 9,
  /** The share of `memory` that is quieter than the floor: somebody who speaks pauses that much. */
  floorPercentile: 0.1,
  /** Over what the floor is taken. */
  memory: 3000 satisfies Milliseconds,
  shortestRun: 80 satisfies Milliseconds,
} as const;
