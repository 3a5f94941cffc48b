import { describe, expect, test } from 'vitest';
import type { Samples } from '../../../src/core/audio.ts';
import { type Loudness, SpeechGate } from '../../../src/hear/speech/speech-gate.ts';
import { frames, joined, murmur, noise, silence, tone } from '../recogniser/sounds.ts';

/** Falls to a third in `time` milliseconds. */
function fading(samples: Samples, time: number): Samples {
  return samples.map((sample, index) => sample * Math.exp(-index / 16 / time));
}

function judge(samples: Samples): Loudness {
  const gate = new SpeechGate();
  for (const frame of frames(samples)) gate.push(frame);
  return gate.judge();
}

describe('the speech gate', () => {
  test('syllables over a quiet room are speech', () => {
    expect(judge(murmur(4))).toBe('speech');
  });

  test('one short syllable is speech', () => {
    expect(judge(murmur(1))).toBe('speech');
  });

  test.each([
    ['silence', silence(2000)],
    ['the hiss of a cheap microphone', noise(2000, 0.0005)],
    ['hum of the mains', tone(2000, 50, 0.02)],
    ['nothing at all', silence(0)],
  ])('%s is quiet', (_name, samples) => {
    expect(judge(samples)).toBe('quiet');
  });

  test.each([
    ['a fan', noise(2000, 0.05)],
    ['a storm', noise(2000, 0.5)],
    ['a steady tone', tone(2000, 880, 0.3)],
    ['a tone that is switched on', joined(noise(500, 0.0005), tone(1500, 880, 0.3))],
    ['a key that rings', joined(noise(500, 0.0005), fading(noise(500, 0.5), 25), noise(500, 0.0005))],
    ['a melody', joined(...[440, 550, 660, 880].map((pitch) => fading(tone(300, pitch, 0.4), 150)))],
    ['key clicks', joined(...Array.from({ length: 8 }, () => [noise(30, 0.4), noise(200, 0.001)]).flat())],
  ])('%s is loud but not speech', (_name, samples) => {
    expect(judge(samples)).toBe('loud');
  });

  test('it tells how much of the take stands out', () => {
    const gate = new SpeechGate();
    gate.push(murmur(4));
    expect(gate.spoken).toBeGreaterThan(500);
    expect(gate.spoken).toBeLessThan(gate.duration / 2);
  });

  test('the size of the pieces changes nothing', () => {
    const samples = murmur(3);
    const whole = new SpeechGate();
    whole.push(samples);
    const pieces = new SpeechGate();
    for (let at = 0; at < samples.length; at += 77) pieces.push(samples.slice(at, at + 77));
    expect([pieces.judge(), pieces.duration]).toEqual([whole.judge(), whole.duration]);
  });
});
