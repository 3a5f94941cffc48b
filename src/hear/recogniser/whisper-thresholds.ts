/**
 * When Whisper itself takes a part for silence or for a loop: the defaults of its transcribe.py (no_speech_threshold,
 * logprob_threshold, compression_ratio_threshold), which the API reference repeats at the fields of a segment.
 */
export const whisperThresholds = {
  /** Silent above this probability of no speech, if also … */
  noSpeech: 0.6,
  /** … its certainty is below this. By itself it makes any model's text too unsure to be believed. */
  certainty: -1,
  /** Above this ratio of text to compressed text it repeats itself. */
  repetition: 2.4,
} as const;
