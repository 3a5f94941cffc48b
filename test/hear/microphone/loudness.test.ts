import { describe, expect, test } from 'vitest';
import type { Level } from '../../../src/core/heard.ts';
import { loudnessOf } from '../../../src/hear/microphone/loudness.ts';
import { verdictOf } from '../../../src/hear/microphone/verdict.ts';

/** Three seconds in which somebody says a word: `voice` in the middle, `floor` before and after. */
function levels(voice: number, floor: number, peak = voice + 10): readonly Level[] {
  return Array.from({ length: 30 }, (_, at) =>
    at >= 12 && at < 18 ? { peak: Math.min(0, peak), rms: voice } : { peak: floor + 10, rms: floor },
  );
}

describe('the loudness of a microphone', () => {
  test.each([
    ['fine', levels(-18, -72)],
    ['fine', levels(-40, -72)],
    ['quiet', levels(-48, -72)],
    ['silent', levels(-62, -72)],
    ['silent', levels(-100, -100)],
    ['silent', levels(-38, -40)],
    ['silent', []],
    ['clipping', levels(-6, -60, 0)],
  ] as const)('is %s', (loudness, heard) => {
    expect(loudnessOf(heard)).toBe(loudness);
  });

  test('is not clipping for one knock on the table', () => {
    expect(loudnessOf([{ peak: 0, rms: -20 }, ...levels(-18, -72)])).toBe('fine');
  });
});

describe('the verdict on a microphone', () => {
  const source = {
    name: 'alsa_input.pci',
    description: 'Built-in',
    isMuted: false,
    volume: 100,
    isMonitor: false,
    isBluetooth: false,
  };

  test('on a muted one says how to unmute it', () => {
    expect(verdictOf('silent', { ...source, isMuted: true })).toEqual({
      loudness: 'silent',
      sentence: 'The microphone is muted: Built-in.',
      remedy: 'pactl set-source-mute alsa_input.pci 0',
    });
  });

  test('on one that is turned down says how to turn it up', () => {
    const { remedy } = verdictOf('silent', { ...source, volume: 3 });
    expect(remedy).toContain('pactl set-source-volume alsa_input.pci +20%');
    expect(verdictOf('quiet', { ...source, volume: 40 })).toMatchObject({
      sentence: expect.stringContaining('40 %'),
      remedy: expect.stringContaining('+20%'),
    });
  });

  test('on one without a sound server names no program of it', () => {
    expect(verdictOf('quiet', undefined).remedy).not.toContain('set-source');
    expect(verdictOf('clipping', undefined).remedy).not.toContain('set-source');
  });

  test('on one that is fine wants nothing done', () => {
    expect(verdictOf('fine', source).remedy).toBe('');
  });
});
