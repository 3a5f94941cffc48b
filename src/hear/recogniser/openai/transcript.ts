import { whisperThresholds } from '../whisper-thresholds.ts';

/** What a server heard in a take. */
export interface Transcript {
  readonly text: string;
  /** The mean natural logarithm of its tokens' probabilities, at most 0; undefined where the server does not say. */
  readonly certainty: number | undefined;
}

/** A transcript, and what the model had been told before, which it gives back when it heard nothing. */
export interface Transcription extends Transcript {
  readonly told: readonly string[];
}

/**
 * Reads the body of an answer, or the event of a live one, in any of the forms that servers give it. Parts in which, by
 * Whisper's own measures, nobody spoke are left out. Undefined when there is no text in it at all.
 */
export function readTranscript(body: unknown): Transcript | undefined {
  if (typeof body === 'string') return { text: body.trim(), certainty: undefined };
  const { text, transcript = text, logprobs, segments } = fieldsOf(body);
  if (typeof transcript !== 'string') return undefined;
  if (Array.isArray(segments) && segments.length > 0) return ofSegments(transcript, segments.map(segmentOf));
  return { text: transcript.trim(), certainty: Array.isArray(logprobs) ? mean(logprobs.map(tokenOf)) : undefined };
}

interface Segment {
  readonly text: string;
  readonly tokens: number;
  readonly certainty: number | undefined;
  readonly spoken: boolean;
}

function ofSegments(whole: string, segments: readonly Segment[]): Transcript {
  const spoken = segments.filter((segment) => segment.spoken);
  const weighted = spoken.flatMap(({ certainty, tokens }) => (certainty === undefined ? [] : [{ certainty, tokens }]));
  const tokens = weighted.reduce((sum, segment) => sum + segment.tokens, 0);
  const certainty = weighted.reduce((sum, segment) => sum + (segment.certainty * segment.tokens) / tokens, 0);
  return {
    text: spoken.length === segments.length ? whole.trim() : spoken.map(({ text }) => text.trim()).join(' '),
    certainty: weighted.length === 0 ? undefined : certainty,
  };
}

function segmentOf(value: unknown): Segment {
  const { text, tokens, avg_logprob, no_speech_prob, compression_ratio } = fieldsOf(value);
  const certainty = numberOf(avg_logprob);
  const { noSpeech, certainty: sure, repetition } = whisperThresholds;
  const silent = (numberOf(no_speech_prob) ?? 0) > noSpeech && (certainty ?? 0) < sure;
  const looping = (numberOf(compression_ratio) ?? 0) > repetition;
  return {
    text: typeof text === 'string' ? text : '',
    tokens: Array.isArray(tokens) ? Math.max(1, tokens.length) : 1,
    certainty,
    spoken: !silent && !looping,
  };
}

function tokenOf(value: unknown): number | undefined {
  return numberOf(fieldsOf(value)['logprob']);
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
