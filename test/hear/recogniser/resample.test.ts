import { describe, expect, test } from 'vitest';
import { resample } from '../../../src/hear/recogniser/wav/resample.ts';

function sine(frequency: number, rate: number): Float32Array {
  return Float32Array.from({ length: rate }, (_, index) => Math.sin((2 * Math.PI * frequency * index) / rate));
}

/** The level of the middle of a second, where no edge is near; a full sine has 0.707. */
function level(samples: Float32Array): number {
  const middle = samples.subarray(samples.length / 4, (samples.length * 3) / 4);
  return Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length);
}

describe('changing the sample rate', () => {
  test.each([8000, 11_025, 22_050, 44_100, 48_000, 96_000])('a tone keeps pitch and level from %i Hz', (rate) => {
    const expected = sine(1000, 16_000);
    const difference = resample(sine(1000, rate), rate, 16_000).map((sample, index) => sample - (expected[index] ?? 0));
    expect(level(difference)).toBeLessThan(0.002);
  });

  test.each([9000, 12_000, 20_000])('%i Hz, which 16 kHz cannot hold, does not fold back', (frequency) => {
    expect(level(resample(sine(frequency, 48_000), 48_000, 16_000))).toBeLessThan(0.001);
  });

  test('the same rate changes nothing', () => {
    const samples = sine(100, 16_000);
    expect(resample(samples, 16_000, 16_000)).toBe(samples);
  });

  test('silence stays silent, and nothing stays nothing', () => {
    expect(resample(new Float32Array(100), 8000, 16_000)).toEqual(new Float32Array(200));
    expect(resample(new Float32Array(0), 8000, 16_000)).toHaveLength(0);
  });
});
