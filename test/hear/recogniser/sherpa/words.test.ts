import { describe, expect, test } from 'vitest';
import { confidenceOf, heardText, joinTranscripts } from '../../../../src/hear/recogniser/sherpa/heard-text.ts';
import {
  areWordPieces,
  bpeVocabulary,
  hotwordsOf,
  readTokens,
} from '../../../../src/hear/recogniser/sherpa/hotwords.ts';
import { splitSound } from '../../../../src/hear/recogniser/sherpa/split-sound.ts';

describe('what a model wrote', () => {
  test.each([
    [' Cancel it.', 'Cancel it.'],
    ['CANCEL THE LAST TASK', 'cancel the last task'],
    ['[BLANK_AUDIO]', ''],
    ['(wind blowing) *sighs*', ''],
    [' ♪ la la ♪ ', ''],
    [' . . .', ''],
    ['fix it (music) now', 'fix it now'],
    ['ПРИВЕТ', 'привет'],
    ['', ''],
  ])('"%s" is "%s"', (transcript, text) => expect(heardText(transcript)).toBe(text));

  test('the pieces of a long take are one text, as sure as its least sure piece', () => {
    const parts = [
      { text: ' fix the parser ', confidence: 0.9 },
      { text: 'and test it', confidence: 0.4 },
    ];
    expect(joinTranscripts(parts)).toEqual({ text: 'fix the parser and test it', confidence: 0.4 });
    expect(joinTranscripts([{ text: '', confidence: undefined }])).toEqual({ text: '', confidence: undefined });
  });

  test('the confidence is the mean of what the tokens have, within 0 and 1', () => {
    expect(confidenceOf([Math.log(0.9), Math.log(0.4)])).toBeCloseTo(0.6);
    expect(confidenceOf([0.001])).toBe(1);
    expect(confidenceOf([])).toBe(undefined);
  });
});

describe('phrases that a model is told to expect', () => {
  const small = readTokens('<blk> 0\n▁ref 1\nactor 2\n▁a 3\nuth 4\n');
  const capitals = readTokens('<blk> 0\n<unk> 1\n▁AUTH 2\n▁REF 3\nACTOR 4\n');

  test('are written in the letters that the model has', () => {
    expect(hotwordsOf(['refactor', 'auth-ref', 'a/b:2', 'żółw'], small)).toBe('refactor/auth ref');
    expect(hotwordsOf(['refactor auth'], capitals)).toBe('REFACTOR AUTH');
    expect(hotwordsOf([], small)).toBe('');
  });

  test('are put together from pieces, ranked as they stand in tokens.txt', () => {
    expect(bpeVocabulary(small)).toBe('<blk>\t0\n▁ref\t-1\nactor\t-2\n▁a\t-3\nuth\t-4\n');
    expect(areWordPieces(small)).toBe(true);
    expect(areWordPieces(['<blk>', 'a', 'b'])).toBe(false);
  });

  test('a token that is a digit or a blank keeps its own', () => {
    expect(readTokens('▁ 0\n7 1\n\n')).toEqual(['▁', '7']);
  });
});

describe('a long take', () => {
  test('is cut into pieces in its pauses, and none of it is lost', () => {
    const second = 16_000;
    const sound = new Float32Array(70 * second).map((_, index) => Math.sin(index));
    for (const pause of [25.5, 50.2]) sound.fill(0, pause * second, (pause + 0.3) * second);
    const pieces = splitSound(sound, 28_000);
    const cuts = pieces.map((piece) => (piece.byteOffset / 4 + piece.length) / second);
    expect(cuts).toHaveLength(3);
    expect(cuts[0]).toBeGreaterThan(25.5);
    expect(cuts[0]).toBeLessThan(25.8);
    expect(cuts[1]).toBeGreaterThan(50.2);
    expect(cuts[1]).toBeLessThan(50.5);
    expect(cuts[2]).toBe(70);
  });

  test('that is not long is one piece', () => {
    const sound = new Float32Array(16_000);
    expect(splitSound(sound, 28_000)).toEqual([sound]);
    expect(splitSound(new Float32Array(0), 28_000)).toHaveLength(1);
  });
});
