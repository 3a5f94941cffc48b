import { rejectionThresholds } from '../thresholds.ts';
import type { Segment } from './sphinx-decoder.ts';

/** Whether a sentence was really said; `confidence` is from 0 to 1. */
export type Verdict =
  | { readonly type: 'accepted'; readonly confidence: number }
  | { readonly type: 'rejected'; readonly confidence: number };

/**
 * Compares the best sentence with the best sequence of phonemes for the same sound. A grammar forces any sound into
 * one of its sentences; phonemes fit any speech, so that a sentence that was not said lies far below them.
 */
export function judge(sentence: readonly Segment[], phones: readonly Segment[]): Verdict {
  const t = rejectionThresholds;
  const free = scorePerFrame(phones);
  const words = sentence.filter(isWord).map((word) => compare(word, free));
  const frames = words.reduce((sum, word) => sum + word.frames, 0);
  const whole = ratio(words) + Math.max(0, t.shortUnder - frames) * t.shortLenience;
  const confidence = Math.min(1, Math.max(0, (whole - t.noConfidence) / (t.fullConfidence - t.noConfidence)));
  const fits =
    whole >= t.sentence ||
    (words.length >= t.longFrom && whole >= t.longSentence && ratio(words.slice(0, t.openingWords)) >= t.opening);
  const type = fits && coverage(sentence, phones) >= t.coverage ? 'accepted' : 'rejected';
  return { type, confidence };
}

interface Compared {
  readonly difference: number;
  readonly frames: number;
}

/** Pauses and noises are called <sil>, [NOISE], ++BREATH++ in the sentences, SIL and +NSN+ in the phonemes. */
function isWord({ word }: Segment): boolean {
  return word !== 'SIL' && !/^[<[+]/.test(word);
}

function framesOf({ firstFrame, lastFrame }: Segment): number {
  return lastFrame - firstFrame + 1;
}

/** The phonemes' score of each frame, spread evenly over each phoneme. */
function scorePerFrame(phones: readonly Segment[]): ReadonlyMap<number, number> {
  const scores = new Map<number, number>();
  for (const phone of phones) {
    const share = phone.score / framesOf(phone);
    for (let frame = phone.firstFrame; frame <= phone.lastFrame; frame += 1) scores.set(frame, share);
  }
  return scores;
}

function compare(word: Segment, free: ReadonlyMap<number, number>): Compared {
  let difference = word.score;
  for (let frame = word.firstFrame; frame <= word.lastFrame; frame += 1) difference -= free.get(frame) ?? 0;
  return { difference, frames: framesOf(word) };
}

function ratio(words: readonly Compared[]): number {
  let difference = 0;
  let frames = 0;
  for (const word of words) {
    difference += word.difference;
    frames += word.frames;
  }
  return frames === 0 ? Number.NEGATIVE_INFINITY : difference / frames;
}

/** The share of the frames that the phonemes take for speech which lies within the sentence's words. */
function coverage(sentence: readonly Segment[], phones: readonly Segment[]): number {
  const words = sentence.filter(isWord);
  let voiced = 0;
  let covered = 0;
  for (const phone of phones.filter(isWord)) {
    for (let frame = phone.firstFrame; frame <= phone.lastFrame; frame += 1) {
      voiced += 1;
      if (words.some((word) => word.firstFrame <= frame && frame <= word.lastFrame)) covered += 1;
    }
  }
  return voiced === 0 ? 0 : covered / voiced;
}
