import type { Silence } from '../../core/heard.ts';
import type { Milliseconds } from '../../core/time.ts';
import { neverSaid, promptBeginning, seldomSaid } from './invented-sentences.ts';
import { whisperThresholds } from './whisper-thresholds.ts';

/** What a large model made of a take. */
export interface Written {
  readonly text: string;
  /** The mean natural logarithm of its tokens' probabilities; undefined where the model does not say. */
  readonly certainty: number | undefined;
  /** What it had been told to expect, which it gives back when it heard nothing. */
  readonly told: readonly string[];
}

/** What is known of the take besides its transcript. */
export interface TakeFacts {
  readonly duration: Milliseconds;
  /** How much of it stands out as speech. */
  readonly spoken: Milliseconds;
}

/**
 * Why a transcript is not what somebody said; undefined when it can be believed. Speech models that are given sound
 * without words write down what often stood in their training data, or what they were told to expect.
 */
export function whyInvented({ text, certainty, told }: Written, facts: TakeFacts): Silence | undefined {
  const words = wordsOf(text);
  if (words.length === 0) return 'not-speech';
  const sentence = words.join(' ');
  if (neverSaid.has(sentence) || sentence.startsWith(promptBeginning)) return 'not-speech';
  if (seldomSaid.has(sentence) && facts.spoken < LITTLE_SPEECH) return 'not-speech';
  if (isEcho(words, told)) return 'not-speech';
  if (words.length > MOST_WORDS_MORE + (facts.duration / 1000) * MOST_WORDS_A_SECOND) return 'not-speech';
  if (certainty !== undefined && certainty < whisperThresholds.certainty) return 'unclear';
  return undefined;
}

/** A "thank you" of five synthetic voices stands out for 640 ms at least, a lone "you" for 220: less is a click or a breath. */
const LITTLE_SPEECH: Milliseconds = 300;

/** Fluent English has 2 to 4 words a second, and nobody is known to have spoken 11. */
const MOST_WORDS_A_SECOND = 8;
const MOST_WORDS_MORE = 3;

/** The words in lower case; stage directions such as "[Music]" and "(sighs)" are none, nor is any other script than Latin. */
function wordsOf(text: string): readonly string[] {
  const spoken = text.replace(/\([^)]*\)|\[[^\]]*\]|\*[^*]*\*/g, ' ').replace(/[’‘]/g, "'");
  return spoken.toLowerCase().match(/[\p{Script=Latin}\p{N}]+(?:'\p{Script=Latin}+)*/gu) ?? [];
}

/** Whether the words run through what the model was told: all of it, or three pieces in their order. */
function isEcho(words: readonly string[], pieces: readonly string[]): boolean {
  const told = pieces.flatMap((piece, index) => wordsOf(piece).map((word) => ({ word, index })));
  return told.some((_, start) => {
    const run = told.slice(start, start + words.length);
    if (run.length < words.length || !run.every(({ word }, at) => word === words[at])) return false;
    const covered = new Set(run.map(({ index }) => index)).size;
    return covered >= 3 || (run.length === told.length && covered >= 2);
  });
}
