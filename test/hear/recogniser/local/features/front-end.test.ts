import { describe, expect, test } from 'vitest';
import type { Samples } from '../../../../../src/core/audio.ts';
import { FrontEnd } from '../../../../../src/hear/recogniser/local/features/front-end.ts';
import { readNetworks } from '../../../../../src/hear/recogniser/local/features/networks-file.ts';
import { Kernels } from '../../../../../src/hear/recogniser/local/kernels/kernels.ts';
import { murmur } from '../../sounds.ts';

const weights = readNetworks().denoiser;

function cepstra(samples: Samples, size: number, frontEnd = new FrontEnd(new Kernels(), weights)): readonly number[] {
  const all: number[] = [];
  const keep = (cepstrum: Float32Array) => all.push(...cepstrum);
  frontEnd.reset();
  for (let at = 0; at < samples.length; at += size) frontEnd.push(samples.subarray(at, at + size), keep);
  return all;
}

describe('the front end', () => {
  const sound = murmur(3);

  test('makes the same of a sound whatever the size of its pieces', () => {
    const whole = cepstra(sound, sound.length);
    expect(whole.length).toBe((1 + Math.floor((sound.length - 410) / 160) - weights.look) * 13);
    for (const size of [1, 77, 320, 1601]) expect(cepstra(sound, size)).toEqual(whole);
  });

  test('makes nothing of less than a frame', () => {
    expect(cepstra(sound.subarray(0, 409), 100)).toEqual([]);
    expect(cepstra(new Int16Array(0), 100)).toEqual([]);
  });

  test('makes the same of the same sound again, also after one that was broken off', () => {
    const frontEnd = new FrontEnd(new Kernels(), weights);
    const once = cepstra(sound, 320, frontEnd);
    frontEnd.push(sound.subarray(0, 5000), () => undefined);
    expect(cepstra(sound, 320, frontEnd)).toEqual(once);
  });
});
