import type { Transcript } from './sherpa-messages.ts';

/**
 * The words of a transcript: models that know no small letters write all in capitals, which reads as shouting; and what
 * stands in brackets ("[BLANK_AUDIO]", "(music)") is the model's remark on the sound. Empty when there are no words.
 */
export function heardText(transcript: string): string {
  const words = transcript
    .replaceAll(/[[(*♪♫][^\])*♪♫]*[\])*♪♫]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return '';
  return /\p{Ll}/u.test(words) ? words : words.toLowerCase();
}

/** Several pieces of a long take as one. */
export function joinTranscripts(parts: readonly Transcript[]): Transcript {
  const sure = parts.map(({ confidence }) => confidence).filter((value) => value !== undefined);
  return {
    text: parts
      .map(({ text }) => text.trim())
      .join(' ')
      .trim(),
    confidence: sure.length === 0 ? undefined : Math.min(...sure),
  };
}

/** The geometric mean of the tokens' probabilities; undefined where the kind of model gives none. */
export function confidenceOf(logProbabilities: readonly number[]): number | undefined {
  if (logProbabilities.length === 0) return undefined;
  return Math.exp(logProbabilities.reduce((sum, value) => sum + Math.min(value, 0), 0) / logProbabilities.length);
}
