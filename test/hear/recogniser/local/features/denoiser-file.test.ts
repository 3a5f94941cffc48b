import { describe, expect, test } from 'vitest';
import { parseDenoiser, readDenoiser } from '../../../../../src/hear/recogniser/local/features/denoiser-file.ts';
import { denoiserFile, tiny } from './tiny-denoiser.ts';

const [, ...fewer] = tiny.numbers;

describe('the file of the denoiser', () => {
  test('that comes with Wilco can be read', () => {
    const { convolution, correction } = readDenoiser();
    expect(correction.weights.length).toBe(correction.bias.length * (correction.weights.length / 25));
    expect(convolution.bias.length).toBeGreaterThan(0);
  });

  test('that is missing is told with what to do about it', () => {
    expect(() => readDenoiser('/nowhere/denoiser.bin')).toThrow(
      expect.objectContaining({
        code: 'recogniser_unavailable',
        message: "Wilco's own file /nowhere/denoiser.bin is missing or cannot be read.",
        hint: 'Install Wilco again.',
      }),
    );
  });

  test('that is damaged is told too', () => {
    const path = import.meta.filename;
    expect(() => readDenoiser(path)).toThrow(
      expect.objectContaining({ code: 'recogniser_unavailable', message: `Wilco's own file ${path} is damaged.` }),
    );
  });

  test.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['no header', Buffer.from(Float32Array.from(tiny.numbers).buffer)],
    ['no numbers', denoiserFile(tiny.header, [])],
    ['a number too few', denoiserFile(tiny.header, fewer)],
    ['a number too many', denoiserFile(tiny.header, [...tiny.numbers, 1])],
    ['half a number', denoiserFile().subarray(0, -2)],
    ['no number', denoiserFile(tiny.header, [...fewer, Number.NaN])],
    ['another format', denoiserFile({ ...tiny.header, format: 2 })],
    ['other bands', denoiserFile({ ...tiny.header, bands: 40 })],
    ['a dimension that is none', denoiserFile({ ...tiny.header, memory: -5 })],
  ])('is damaged with %s in it', (_what, file) => {
    expect(parseDenoiser(file)).toBeUndefined();
  });
});
