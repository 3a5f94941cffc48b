import { rejection } from '../thresholds.ts';
import { framesIn, scorePerFrame } from './frame-scores.ts';
import type { Segment } from './sphinx-decoder.ts';

/** Whether a sentence was really said; `confidence` is how likely that is, from 0 to 1. */
export type Verdict =
  | { readonly type: 'accepted'; readonly confidence: number }
  | { readonly type: 'rejected'; readonly confidence: number };

/**
 * Compares the best sentence with the best sequence of phonemes for the same sound. A grammar forces any sound into
 * one of its sentences; phonemes fit any speech, so that a sentence that was not said lies far below them: as a whole,
 * or in its worst word, or leaves out some of the voice.
 */
export function judge(sentence: readonly Segment[], phones: readonly Segment[]): Verdict {
  const signs = signsOf(sentence, phones);
  if (signs === undefined) return { type: 'rejected', confidence: 0 };
  const { intercept, weights, accepted } = rejection;
  const sum =
    intercept +
    weights.whole * signs.whole +
    weights.worst * signs.worst +
    weights.worstOpening * signs.worstOpening +
    weights.uncovered * signs.uncovered +
    weights.brevity * signs.brevity +
    weights.hesitation * signs.hesitation;
  const confidence = 1 / (1 + Math.exp(-sum));
  return { type: confidence >= accepted && isVoice(signs) ? 'accepted' : 'rejected', confidence };
}

/** Whether the sentence accounts for a voice: a cough or a row of key clicks has no vowels, and silence between its parts. */
function isVoice({ uncovered, silent, vowels, vowelShare }: Signs): boolean {
  const { mostUncovered, mostSilent, leastVowels, leastVowelShare } = rejection;
  return uncovered <= mostUncovered && silent <= mostSilent && vowels >= leastVowels && vowelShare >= leastVowelShare;
}

/** What speaks for a sentence and against it. Scores are per frame, in tens of the decoder's units, from -6 to 0. */
interface Signs {
  readonly whole: number;
  /** Of its words, and of the first of them. */
  readonly worst: number;
  readonly worstOpening: number;
  /** The share of the voiced sound that no word of the sentence accounts for: it was taken for pauses. */
  readonly uncovered: number;
  /** The share of its words that the phonemes take for a pause. */
  readonly silent: number;
  /** Frames that the phonemes take for vowels, and their share of the voiced sound. */
  readonly vowels: number;
  readonly vowelShare: number;
  /** 0 for a sentence that is long enough to be compared well, 1 for none. */
  readonly brevity: number;
  /** 0 for no "um", 1 for a long one: sound that would not fit is taken for it. */
  readonly hesitation: number;
}

/** Undefined when there is no word, or nothing that sounds like speech. */
function signsOf(sentence: readonly Segment[], phones: readonly Segment[]): Signs | undefined {
  const { openingWords, leniency, longEnough, longHesitation } = rejection;
  const free = scorePerFrame(phones);
  const all = sentence.filter(isWord);
  const words = all.filter(({ word }) => !isHesitation(word));
  const voiced = phones.filter(isWord).flatMap(framesIn);
  if (words.length === 0 || voiced.length === 0) return undefined;
  const compared = words.map((word) => compare(word, free));
  const fits = compared.map((word) => bounded(ratio([word], leniency)));
  const frames = framesOfAll(words);
  const within = new Set(words.flatMap(framesIn));
  const pauses = phones.filter((phone) => !isWord(phone)).flatMap(framesIn);
  const vowels = framesOfAll(phones.filter(({ word }) => VOWELS.has(word)));
  return {
    whole: bounded(ratio(compared)),
    worst: Math.min(...fits),
    worstOpening: Math.min(...fits.slice(0, openingWords)),
    uncovered: voiced.filter((frame) => !within.has(frame)).length / voiced.length,
    silent: pauses.filter((frame) => within.has(frame)).length / frames,
    vowels,
    vowelShare: vowels / voiced.length,
    brevity: Math.max(0, longEnough - frames) / longEnough,
    hesitation: Math.min(longHesitation, framesOfAll(all) - frames) / longHesitation,
  };
}

/** Of the CMU dictionary. */
const VOWELS: ReadonlySet<string> = new Set('AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW'.split(' '));

interface Compared {
  readonly difference: number;
  readonly frames: number;
}

/**
 * Pauses and noises are called <sil>, [NOISE], ++BREATH++ in the sentences, SIL and +NSN+ in the phonemes, and (NULL) is
 * where the grammar's rules meet.
 */
function isWord({ word }: Segment): boolean {
  return word !== 'SIL' && !/^[<[+(]/.test(word);
}

/** A further pronunciation of a word is called "um(2)". */
function isHesitation(word: string): boolean {
  return /^(um|uh)(\(\d+\))?$/.test(word);
}

function framesOfAll(segments: readonly Segment[]): number {
  return segments.reduce((sum, { firstFrame, lastFrame }) => sum + lastFrame - firstFrame + 1, 0);
}

function compare(word: Segment, free: ReadonlyMap<number, number>): Compared {
  const frames = framesIn(word);
  const phones = frames.reduce((sum, frame) => sum + (free.get(frame) ?? 0), 0);
  return { difference: word.score - phones, frames: frames.length };
}

/** `leniency` frames count as if they fitted perfectly: a short word has few frames to be measured by. */
function ratio(words: readonly Compared[], leniency = 0): number {
  const difference = words.reduce((sum, word) => sum + word.difference, 0);
  const frames = words.reduce((sum, word) => sum + word.frames, leniency);
  return frames === 0 ? 0 : difference / frames;
}

function bounded(score: number): number {
  return Math.min(0, Math.max(-60, score)) / 10;
}
