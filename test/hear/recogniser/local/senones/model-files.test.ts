import { describe, expect, test } from 'vitest';
import { parseDefinition } from '../../../../../src/hear/recogniser/local/senones/definition-file.ts';
import { parseGaussians } from '../../../../../src/hear/recogniser/local/senones/gaussians-file.ts';
import { parseWeights } from '../../../../../src/hear/recogniser/local/senones/weights-file.ts';
import { definitionFile, gaussiansFile, weightsFile } from './model-files.ts';

const twelve = Array.from({ length: 12 }, (_, at) => at / 4);
const whole = gaussiansFile(twelve);
const texts = ['BEGIN FILE FORMAT DESCRIPTION', 'cluster_count 0', 'feature_count 3', '!!'];
const weights = weightsFile(texts, 2, 4, [...Array(24).keys()]);
const definition = definitionFile();

describe('the file of means or variances', () => {
  test('gives its numbers', () => {
    expect(parseGaussians(whole)).toEqual({
      codebooks: 1,
      streams: 2,
      densities: 2,
      dimensions: 3,
      values: Float32Array.from(twelve),
    });
  });

  test.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['another file', Buffer.from('RIFF endhdr\n')],
    ['only a header', whole.subarray(0, 40)],
    ['another order of bytes', Buffer.from(whole.toString('latin1').replace('D3"\u0011', '\u0011"3D'), 'latin1')],
    ['streams of several lengths', gaussiansFile(twelve, [2, 4])],
    ['too few numbers', gaussiansFile(twelve.slice(1))],
    ['a cut end', whole.subarray(0, whole.length - 8)],
  ])('is refused where there is %s', (_, file) => {
    expect(parseGaussians(file)).toBeUndefined();
  });
});

describe('the file of mixture weights', () => {
  test('gives rows for each density in each stream', () => {
    expect(parseWeights(weights)).toEqual({
      streams: 3,
      densities: 2,
      stride: 4,
      values: Buffer.from([...Array(24).keys()]),
    });
  });

  test.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['no end of the texts', weights.subarray(0, 60)],
    ['a text that is far too long', Buffer.from('endhdr in words of a text file')],
    ['clusters of weights', weightsFile(['cluster_count 16', 'feature_count 3'], 2, 4, Array(24).fill(0))],
    ['a cut end', weights.subarray(0, weights.length - 1)],
    ['no row', weightsFile(texts, 0, 4, [])],
  ])('is refused where there is %s', (_, file) => {
    expect(parseWeights(file)).toBeUndefined();
  });
});

describe('the definition of the senones', () => {
  test('says of which phoneme each is, those in context too', () => {
    expect(parseDefinition(definition)).toEqual({
      phones: ['A', 'SIL'],
      senones: 6,
      phoneOf: Uint16Array.of(0, 0, 1, 1, 0, 0),
    });
  });

  test.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['another file', Buffer.from('0.3\n2 n_base\n')],
    ['a cut end', definition.subarray(0, definition.length - 2)],
    ['a senone of no phoneme', definitionFile({ senones: 7 })],
    ['no states', definitionFile({ states: 0 })],
    ['more phonemes than it has room for', definitionFile({ phones: 2_000_000_000 })],
    ['fewer names than phonemes', definitionFile({ phones: 200 })],
    ['a phoneme that there is not', definitionFile({ phone: 9 })],
  ])('is refused where there is %s', (_, file) => {
    expect(parseDefinition(file)).toBeUndefined();
  });
});
