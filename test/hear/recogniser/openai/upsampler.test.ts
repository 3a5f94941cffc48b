import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Samples } from '../../../../src/core/audio.ts';
import { Upsampler } from '../../../../src/hear/recogniser/openai/upsampler.ts';
import { joined, murmur, tone } from '../sounds.ts';

function upsampled(samples: Samples, cuts: readonly number[] = []): Int16Array {
  const upsampler = new Upsampler();
  const edges = [0, ...cuts.map((cut) => Math.floor(cut * samples.length)).toSorted((a, b) => a - b), samples.length];
  const pieces = edges.slice(1).map((end, index) => upsampler.push(samples.slice(edges[index], end)));
  return joined(...pieces, upsampler.end());
}

describe('the way from 16 to 24 kHz', () => {
  test.each([440, 1000, 3000, 6000])('a tone of %i Hz stays that tone', (frequency) => {
    const output = upsampled(tone(1000, frequency, 0.5));
    expect(output).toHaveLength(24_000);
    let error = 0;
    let power = 0;
    for (let index = 100; index < 23_900; index += 1) {
      const wanted = Math.sin((2 * Math.PI * frequency * index) / 24_000) * 0.5 * 32_767;
      error += ((output[index] ?? 0) - wanted) ** 2;
      power += wanted ** 2;
    }
    expect(10 * Math.log10(power / error)).toBeGreaterThan(40);
  });

  test('the loudest sound does not wrap around', () => {
    const output = upsampled(Int16Array.from({ length: 1600 }, (_, index) => (index % 40 < 20 ? 32_767 : -32_768)));
    for (let index = 1; index < output.length; index += 1) {
      // Two edges of a square of 400 Hz lie 30 samples apart.
      if (index % 30 > 3 && index % 30 < 27) {
        expect(Math.abs((output[index] ?? 0) - (output[index - 1] ?? 0))).toBeLessThan(20_000);
      }
    }
  });

  test('how the sound is cut changes nothing', () => {
    const samples = murmur(1);
    const whole = upsampled(samples);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (cuts) => {
        expect(upsampled(samples, cuts)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  test.each([0, 1, 2, 3, 17, 1601])('%i samples become half as many again', (length) => {
    expect(upsampled(new Int16Array(length))).toHaveLength(Math.round(length * 1.5));
  });
});
