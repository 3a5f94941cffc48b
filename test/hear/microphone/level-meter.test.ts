import { describe, expect, test } from 'vitest';
import { DIGITAL_SILENCE, LevelMeter, levelOf } from '../../../src/hear/microphone/level-meter.ts';

const constant = (value: number, length: number) => new Int16Array(length).fill(value);

describe('a level', () => {
  test('of digital silence is the lowest, of full scale 0', () => {
    expect(levelOf(constant(0, 100))).toEqual({ peak: DIGITAL_SILENCE, rms: DIGITAL_SILENCE });
    expect(levelOf(constant(-32_768, 100))).toEqual({ peak: 0, rms: 0 });
    expect(levelOf(new Int16Array())).toEqual({ peak: DIGITAL_SILENCE, rms: DIGITAL_SILENCE });
  });

  test('of half the amplitude is 6 dB lower; a sine is 3 dB below its peak', () => {
    expect(levelOf(constant(16_384, 100))).toEqual({ peak: -6, rms: -6 });
    const sine = Int16Array.from({ length: 1600 }, (_, at) => Math.round(32_767 * Math.sin((at * Math.PI) / 8)));
    expect(levelOf(sine)).toEqual({ peak: 0, rms: -3 });
  });

  test('is metered over whole spans, whatever the frames', () => {
    const meter = new LevelMeter(100);
    expect(meter.add(constant(0, 640))).toBeUndefined();
    expect(meter.add(constant(16_384, 640))).toBeUndefined();
    // The third frame completes 100 ms: two of three are loud.
    expect(meter.add(constant(16_384, 640))).toEqual({ peak: -6, rms: -7.8 });
    expect(meter.add(constant(0, 1600))).toEqual({ peak: DIGITAL_SILENCE, rms: DIGITAL_SILENCE });
  });
});
