import { describe, expect, test } from 'vitest';
import { CepstralMean, cepstralMean } from '../../../../../src/hear/recogniser/local/features/cepstral-mean.ts';

const { initial, weight, forgetting, within } = cepstralMean;
const LOUD = 60;

function frame(loudness: number, colour: number): Float32Array {
  return new Float32Array(13).fill(colour).with(0, loudness);
}

function heard(mean: CepstralMean, count: number, loudness: number, colour: number): void {
  for (let index = 0; index < count; index += 1) mean.push(frame(loudness, colour));
}

function soFar(mean: CepstralMean): readonly number[] {
  const into = new Float32Array(13);
  mean.soFar(into);
  return [...into];
}

/** The first of the cepstra that is no loudness, blended with so many frames of 2. */
function blended(before: number, beforeWeight: number, frames: number): number {
  return (beforeWeight * before + frames * 2) / (beforeWeight + frames);
}

const [, expected = Number.NaN] = initial;

describe('the cepstral mean', () => {
  test('is what is expected before anything was heard', () => {
    expect(soFar(new CepstralMean())).toEqual([...Float32Array.from(initial)]);
  });

  test('moves from what is expected to what was heard', () => {
    const mean = new CepstralMean();
    heard(mean, 10, LOUD, 2);
    expect(soFar(mean)[1]).toBeCloseTo(blended(expected, weight, 10), 4);
    heard(mean, 990, LOUD, 2);
    expect(soFar(mean)[1]).toBeCloseTo(blended(expected, weight, 1000), 4);
    expect(soFar(mean)[0]).toBeCloseTo((weight * initial[0] + 1000 * LOUD) / (weight + 1000), 4);
  });

  test('leaves out pauses, also those before the first word', () => {
    const mean = new CepstralMean();
    heard(mean, 50, LOUD - within - 1, -9);
    expect(soFar(mean)[1]).toBeLessThan(expected);
    heard(mean, 5, LOUD, 2);
    heard(mean, 50, LOUD - within - 1, -9);
    expect(soFar(mean)[1]).toBeCloseTo(blended(expected, weight, 5), 4);
    heard(mean, 5, LOUD - within, 2);
    expect(soFar(mean)[1]).toBeCloseTo(blended(expected, weight, 10), 4);
  });

  test('of the next take begins nearer to what was learnt, and slowly forgets it', () => {
    const mean = new CepstralMean();
    heard(mean, 200, LOUD, 2);
    mean.learn();
    mean.reset();
    const once = blended(expected, forgetting, 200);
    expect(soFar(mean)[1]).toBeCloseTo(once, 4);
    heard(mean, 100, LOUD, 2);
    mean.learn();
    mean.reset();
    expect(soFar(mean)[1]).toBeCloseTo(blended(once, forgetting, 100), 4);
  });

  test('learns nothing from a take that it was not to learn from', () => {
    const mean = new CepstralMean();
    heard(mean, 200, LOUD, 2);
    mean.reset();
    expect(soFar(mean)).toEqual(soFar(new CepstralMean()));
  });
});
