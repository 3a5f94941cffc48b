import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/hear/recogniser/local/rejection.ts';
import type { Segment } from '../../../../src/hear/recogniser/local/sphinx-decoder.ts';

type RecordedSegment = readonly [word: string, firstFrame: number, lastFrame: number, score: number];

/** What both decoders made of a few takes, as they gave it. */
interface Recorded {
  readonly said: string;
  readonly heard: string;
  /** Whether it was said to Wilco. */
  readonly isSentence: boolean;
  readonly sentence: readonly RecordedSegment[];
  readonly phonemes: readonly RecordedSegment[];
}

const recorded: readonly Recorded[] = JSON.parse(
  readFileSync(new URL('recorded-segments.json', import.meta.url), 'utf8'),
);

function segments(of: readonly RecordedSegment[]): readonly Segment[] {
  return of.map(([word, firstFrame, lastFrame, score]) => ({ word, firstFrame, lastFrame, score }));
}

/** Segments one after the other: name, frames, score of each frame. */
function path(...parts: readonly (readonly [word: string, frames: number, score: number])[]): readonly Segment[] {
  let at = 0;
  return parts.map(([word, frames, score]) => {
    const firstFrame = at;
    at += frames;
    return { word, firstFrame, lastFrame: at - 1, score: score * frames };
  });
}

const phones = path(['SIL', 20, -30], ['K', 40, -10], ['AE', 40, -20], ['SIL', 20, -30]);
const said = path(['<sil>', 20, -30], ['cancel', 40, -12], ['it', 40, -22], ['<sil>', 20, -30]);

function confidence(sentence: readonly Segment[]): number {
  return judge(sentence, phones).confidence;
}

describe('the rejection of what was not said', () => {
  test.each(recorded.filter(({ isSentence }) => isSentence))('"$said" is a sentence', ({ sentence, phonemes }) => {
    expect(judge(segments(sentence), segments(phonemes)).type).toBe('accepted');
  });

  test.each(recorded.filter(({ isSentence }) => !isSentence))('"$said" is no "$heard"', ({ sentence, phonemes }) => {
    expect(judge(segments(sentence), segments(phonemes)).type).toBe('rejected');
  });

  test('a sentence nearly as good as the phonemes is accepted with confidence', () => {
    expect(judge(said, phones).type).toBe('accepted');
    expect(confidence(said)).toBeGreaterThan(0.9);
    expect(confidence(said)).toBeLessThanOrEqual(1);
  });

  test('a sentence far below the phonemes is rejected', () => {
    const sentence = path(['<sil>', 20, -30], ['cancel', 40, -60], ['it', 40, -50], ['<sil>', 20, -30]);
    expect(judge(sentence, phones).type).toBe('rejected');
  });

  test('one word that was not said makes a sentence less likely', () => {
    const sentence = path(['<sil>', 20, -30], ['cancel', 40, -12], ['it', 40, -52], ['<sil>', 20, -30]);
    expect(confidence(sentence)).toBeLessThan(confidence(said));
  });

  test('the places where the rules of a grammar meet are no words', () => {
    const [pause, cancel, ...rest] = said;
    const meeting: Segment = { word: '(NULL)', firstFrame: 59, lastFrame: 59, score: -900 };
    const joined = [pause, cancel, meeting, ...rest].filter((segment) => segment !== undefined);
    expect(judge(joined, phones)).toEqual(judge(said, phones));
  });

  test('what has no vowels is no sentence, however well it fits', () => {
    const cough = path(['SIL', 20, -30], ['TH', 40, -10], ['V', 40, -20], ['SIL', 20, -30]);
    expect(judge(said, cough).type).toBe('rejected');
  });

  test('a word over a pause is no sentence', () => {
    const clicks = path(['AE', 30, -12], ['SIL', 60, -12], ['AE', 30, -12]);
    expect(judge(path(['yup', 120, -12]), clicks).type).toBe('rejected');
  });

  test('a good word is rejected when most of the speech was taken for a pause', () => {
    const sentence = path(['<sil>', 70, -20], ['no', 30, -20], ['<sil>', 20, -30]);
    expect(judge(sentence, phones).type).toBe('rejected');
  });

  test('no word, or no phoneme, is no sentence', () => {
    const nothing = { type: 'rejected', confidence: 0 };
    expect(judge(path(['<sil>', 120, 0]), phones)).toEqual(nothing);
    expect(judge(path(['um', 120, -10]), phones)).toEqual(nothing);
    expect(judge(path(['yes', 100, -5]), path(['SIL', 100, -5]))).toEqual(nothing);
  });
});
