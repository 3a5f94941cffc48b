import type { Recognition } from '../../../core/heard.ts';
import type { Hints } from '../../../core/recogniser.ts';
import { rejection } from '../thresholds.ts';

/**
 * The recognition, or `unclear` where it has words of the person's own and is not sure enough for that: out of a loop of
 * words something that fits can always be made.
 */
export function believeFreeWords(recognition: Recognition, { kindOf }: Pick<Hints, 'kindOf'>): Recognition {
  if (recognition.type === 'nothing') return recognition;
  const { text, confidence = 0 } = recognition.utterance;
  if (confidence >= rejection.acceptedFree || kindOf(text) !== 'free') return recognition;
  return { type: 'nothing', why: 'unclear' };
}
