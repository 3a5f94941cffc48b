import { describe, expect, test } from 'vitest';
import type { Samples } from '../../../src/core/audio.ts';
import { type SpeechChange, SpeechFollower } from '../../../src/hear/speech/speech-follower.ts';
import { frames, joined, murmur, noise, silence, tone } from '../recogniser/sounds.ts';

const quiet = noise(2000, 0.001);

function follow(samples: Samples, endSilence = 800): readonly SpeechChange[] {
  const follower = new SpeechFollower({ endSilence });
  return frames(samples).flatMap((frame) => follower.push(frame));
}

function near(at: number) {
  return expect.closeTo(at, -2);
}

describe('the end of speech', () => {
  test('speech begins and ends where it does', () => {
    expect(follow(joined(quiet, murmur(3), quiet))).toEqual([
      { type: 'began', at: near(2400) },
      { type: 'ended', at: near(3010) },
    ]);
  });

  test('a pause shorter than the silence that ends it does not end it', () => {
    const said = joined(quiet, murmur(2), murmur(2), quiet);
    expect(follow(said, 1000).map(({ type }) => type)).toEqual(['began', 'ended']);
    expect(follow(said, 500).map(({ type }) => type)).toEqual(['began', 'ended', 'began', 'ended']);
  });

  test.each([
    ['silence', silence(4000)],
    ['a quiet room', noise(4000, 0.001)],
    ['hum of the mains', tone(4000, 50, 0.02)],
    ['key clicks', joined(...Array.from({ length: 12 }, () => [noise(30, 0.4), noise(200, 0.001)]).flat())],
  ])('%s is no speech', (_name, samples) => {
    expect(follow(samples)).toEqual([]);
  });

  test('a fan that is switched on is speech only until the follower knows it', () => {
    const changes = follow(joined(quiet, noise(6000, 0.05)));
    expect(changes.map(({ type }) => type)).toEqual(['began', 'ended']);
  });

  test('speech over a fan is found', () => {
    const fan = noise(5000, 0.004);
    const syllables = murmur(3);
    const said = noise(syllables.length / 16, 0.004).map((sample, index) => sample + (syllables[index] ?? 0));
    const changes = follow(joined(fan, said, fan));
    expect(changes.slice(-2)).toEqual([
      { type: 'began', at: near(5400) },
      { type: 'ended', at: near(6010) },
    ]);
  });

  test('it tells how long nothing was said', () => {
    const follower = new SpeechFollower({ endSilence: 800 });
    follower.push(quiet);
    expect([follower.speaking, follower.sinceSpeech]).toEqual([false, 2000]);
    follower.push(murmur(2));
    expect([follower.speaking, follower.sinceSpeech]).toEqual([true, near(480)]);
  });

  test('after a reset nothing was said', () => {
    const follower = new SpeechFollower({ endSilence: 800 });
    follower.push(joined(quiet, murmur(2)));
    follower.reset();
    expect([follower.push(quiet), follower.speaking, follower.sinceSpeech]).toEqual([[], false, 2000]);
  });

  test('the size of the pieces changes nothing', () => {
    const samples = joined(quiet, murmur(3), quiet);
    const pieces = new SpeechFollower({ endSilence: 800 });
    const changes: SpeechChange[] = [];
    for (let at = 0; at < samples.length; at += 77) changes.push(...pieces.push(samples.slice(at, at + 77)));
    expect(changes).toEqual(new SpeechFollower({ endSilence: 800 }).push(samples));
  });
});
