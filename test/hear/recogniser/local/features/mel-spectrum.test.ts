import { describe, expect, test } from 'vitest';
import { cepstrumOf } from '../../../../../src/hear/recogniser/local/features/cepstrum.ts';
import { MelSpectrum } from '../../../../../src/hear/recogniser/local/features/mel-spectrum.ts';
import { CEPSTRA } from '../../../../../src/hear/recogniser/local/features/shape.ts';
import { noise } from '../../sounds.ts';
import { farthest, fixture } from '../fixtures.ts';

/** A chirp from 100 to 7000 Hz, and what another program, which sphinxbase agrees with, made of it. */
const chirp = fixture<{
  readonly samples: readonly number[];
  readonly logMel: readonly (readonly number[])[];
  readonly cepstra: readonly (readonly number[])[];
}>('features/chirp.json');

function spectra(samples: Int16Array, size: number, spectrum = new MelSpectrum()): readonly Float32Array[] {
  const frames: Float32Array[] = [];
  for (let at = 0; at < samples.length; at += size) {
    spectrum.push(samples.subarray(at, at + size), (bands) => frames.push(bands.slice()));
  }
  return frames;
}

describe('the mel spectrum', () => {
  test('of a chirp is what sphinxbase makes of it, and so are its cepstra', () => {
    const frames = spectra(Int16Array.from(chirp.samples), 1000);
    expect(frames.length).toBe(chirp.logMel.length);
    frames.forEach((bands, at) => {
      expect(farthest(bands, chirp.logMel[at] ?? [])).toBeLessThan(1e-3);
      const cepstrum = new Float32Array(CEPSTRA);
      cepstrumOf(bands, cepstrum);
      expect(farthest(cepstrum, chirp.cepstra[at] ?? [])).toBeLessThan(1e-3);
    });
  });

  test('is the same whatever the size of the pieces', () => {
    const sound = noise(300, 0.5);
    for (const size of [1, 7, 159, 161, 410, 411]) expect(spectra(sound, size)).toEqual(spectra(sound, sound.length));
  });

  test('has a frame each 10 ms, from the first 25 ms on', () => {
    expect([0, 1, 409, 410, 569, 570, 16_000].map((count) => spectra(new Int16Array(count), 320).length)).toEqual([
      0, 0, 0, 1, 1, 2, 98,
    ]);
  });

  test('of nothing at all is 0, not less', () => {
    expect(spectra(new Int16Array(410), 410)[0]).toEqual(new Float32Array(25));
  });

  test('knows nothing of the stream before', () => {
    const spectrum = new MelSpectrum();
    const sound = noise(100, 0.5);
    spectra(noise(77, 0.9), 100, spectrum);
    spectrum.reset();
    expect(spectra(sound, 100, spectrum)).toEqual(spectra(sound, 100));
  });
});
