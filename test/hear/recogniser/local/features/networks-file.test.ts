import { describe, expect, test } from 'vitest';
import { parseNetworks, readNetworks } from '../../../../../src/hear/recogniser/local/features/networks-file.ts';
import { networksFile, tinyHeader, tinyNumbers } from './tiny-networks.ts';

const [, ...fewer] = tinyNumbers;

const withPhonemes = (others: object) => ({ ...tinyHeader, phonemes: { ...tinyHeader.phonemes, ...others } });

describe('the file of the networks', () => {
  test('that comes with Wilco can be read', () => {
    const { denoiser, phonemes } = readNetworks();
    expect(denoiser.closing.bias.length).toBe(25);
    expect(phonemes.names).toContain('SIL');
    expect(phonemes.closing.bias.length).toBe(3 * phonemes.names.length);
  });

  test('that is missing is told with what to do about it', () => {
    expect(() => readNetworks('/nowhere/networks.bin')).toThrow(
      expect.objectContaining({
        code: 'recogniser_unavailable',
        message: "Wilco's own file /nowhere/networks.bin is missing or cannot be read.",
        hint: 'Install Wilco again.',
      }),
    );
  });

  test('that is damaged is told too', () => {
    const path = import.meta.filename;
    expect(() => readNetworks(path)).toThrow(
      expect.objectContaining({ code: 'recogniser_unavailable', message: `Wilco's own file ${path} is damaged.` }),
    );
  });

  test.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['no header', Buffer.from(Float32Array.from(tinyNumbers).buffer)],
    ['no numbers', networksFile(tinyHeader, [])],
    ['a number too few', networksFile(tinyHeader, fewer)],
    ['a number too many', networksFile(tinyHeader, [...tinyNumbers, 1])],
    ['half a number', networksFile().subarray(0, -2)],
    ['no number', networksFile(tinyHeader, [...fewer, Number.NaN])],
    ['another format', networksFile({ ...tinyHeader, format: 1 })],
    ['no phonemes', networksFile({ ...tinyHeader, phonemes: undefined })],
    ['a guess that is taken from nowhere', networksFile(withPhonemes({ takenFrom: [4, 1, 2, 3] }))],
    ['offsets for others', networksFile(withPhonemes({ offsets: [0, 0, 0] }))],
    ['another reach', networksFile(withPhonemes({ look: 2 }))],
    ['a strength that is none', networksFile(withPhonemes({ strength: 'much' }))],
    ['other bands', networksFile({ ...tinyHeader, bands: 40 })],
    ['a dimension that is none', networksFile({ ...tinyHeader, memory: -5 })],
  ])('is damaged with %s in it', (_what, file) => {
    expect(parseNetworks(file)).toBeUndefined();
  });
});
