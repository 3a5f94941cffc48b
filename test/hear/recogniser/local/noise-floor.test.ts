import { describe, expect, test } from 'vitest';
import { NoiseFloor } from '../../../../src/hear/recogniser/local/noise-floor.ts';
import { joined, silence, tone } from '../sounds.ts';

describe('the noise floor', () => {
  test('is faint, even and without an offset', () => {
    const floor = new NoiseFloor().under(silence(4000));
    const mean = floor.reduce((sum, sample) => sum + sample, 0) / floor.length;
    expect(Math.max(...floor)).toBe(30);
    expect(Math.min(...floor)).toBe(-30);
    expect(Math.abs(mean)).toBeLessThan(2);
  });

  test('is the same for the same sound, whatever the size of its pieces', () => {
    const sound = tone(500, 440, 0.5);
    const pieces = new NoiseFloor();
    const parts = [sound.subarray(0, 77), sound.subarray(77, 5000), sound.subarray(5000)];
    expect(joined(...parts.map((part) => pieces.under(part)))).toEqual(new NoiseFloor().under(sound));
  });

  test('goes beyond no limit of a sample', () => {
    const loud = Int16Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? 32_767 : -32_768));
    const heard = new NoiseFloor().under(loud);
    expect(heard.every((sample, index) => Math.sign(sample) === Math.sign(loud[index] ?? 0))).toBe(true);
  });
});
