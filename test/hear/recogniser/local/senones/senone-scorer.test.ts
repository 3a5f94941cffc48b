import { describe, expect, test } from 'vitest';
import { Kernels } from '../../../../../src/hear/recogniser/local/kernels/kernels.ts';
import { findModel } from '../../../../../src/hear/recogniser/local/model-files.ts';
import { readAcousticModel } from '../../../../../src/hear/recogniser/local/senones/acoustic-model.ts';
import { SenoneScorer } from '../../../../../src/hear/recogniser/local/senones/senone-scorer.ts';
import { SCORE_UNIT } from '../../../../../src/hear/recogniser/local/senones/weights-file.ts';
import { farthest, fixture } from '../fixtures.ts';
import { needsVoiceAndModel } from '../speak.ts';
import { tinyModel } from './tiny-model.ts';

const NO_GUESSES = new Float32Array(42);

function frame(seed: number): Float32Array {
  return Float32Array.from({ length: 39 }, (_, at) => 2 * Math.cos(seed * 5 + at * at));
}

function scored(
  frames: readonly Float32Array[],
  scorer = new SenoneScorer(new Kernels({ bytes: 1_000_000 }), tinyModel()),
): number[][] {
  const all: number[][] = [];
  const keep = (scores: Int16Array) => all.push([...scores]);
  for (const features of frames) scorer.push(features, NO_GUESSES, keep);
  scorer.flush(keep);
  return all;
}

/** What the formula comes to, number by number. */
function wanted(features: Float32Array): readonly number[] {
  const { definition, means, variances, weights } = tinyModel();
  const { streams, densities, dimensions } = means;
  const log = (phone: number, stream: number, density: number) => {
    const from = ((phone * streams + stream) * densities + density) * dimensions;
    return Array.from({ length: dimensions }, (_, at) => at).reduce((sum, at) => {
      const variance = variances.values[from + at] ?? 0;
      const distance = (features[stream * dimensions + at] ?? 0) - (means.values[from + at] ?? 0);
      return sum - 0.5 * Math.log(variance) - distance ** 2 / (2 * variance);
    }, 0);
  };
  const all = Array.from({ length: densities }, (_, density) => density);
  const phones = [...new Set(definition.phoneOf)];
  const costs = Array.from(definition.phoneOf, (phone, senone) =>
    [0, 1, 2].reduce((cost, stream) => {
      const top = Math.max(...phones.flatMap((other) => all.map((density) => log(other, stream, density))));
      const best = all.toSorted((a, b) => log(phone, stream, b) - log(phone, stream, a)).slice(0, 4);
      const likelihood = best.reduce((sum, density) => {
        const weight = weights.values[(stream * densities + density) * weights.stride + senone] ?? 0;
        const behind = Math.min(96 * SCORE_UNIT, top - log(phone, stream, density));
        return sum + Math.exp(-behind - weight * SCORE_UNIT);
      }, 0);
      return cost - Math.log(likelihood) / SCORE_UNIT;
    }, 0),
  );
  return costs.map((cost) => cost - Math.min(...costs));
}

describe('the scores of senones', () => {
  test('are what the formula says, for every frame', () => {
    const frames = Array.from({ length: 11 }, (_, seed) => frame(seed));
    const scores = scored(frames);
    expect(scores.length).toBe(frames.length);
    frames.forEach((features, at) => {
      // Cut to a whole number, and the logarithm is within a hundredth of one.
      expect(farthest(scores[at] ?? [], wanted(features))).toBeLessThan(1.02);
    });
  });

  test('do not depend on how many frames came before, or together', () => {
    const scorer = new SenoneScorer(new Kernels({ bytes: 1_000_000 }), tinyModel());
    const alone = scored([frame(3)], scorer);
    const [, , , among] = scored([frame(0), frame(1), frame(2), frame(3)], scorer);
    expect(among).toEqual(alone[0]);
    scorer.push(frame(9), NO_GUESSES, () => undefined);
    scorer.reset();
    expect(scored([frame(3)], scorer)).toEqual(alone);
  });

  test('are better for the phonemes that are likelier, and weigh what the model says', () => {
    const kernels = new Kernels({ bytes: 1_000_000 });
    const half = new SenoneScorer(kernels, tinyModel(), 0.5);
    const guesses = Float32Array.of(0, 5, -2, 0);
    const { phoneOf } = tinyModel().definition;
    const [whole = []] = scored([frame(2)]);
    const expected = whole.map((score, senone) => score / 2 - (guesses[phoneOf[senone] ?? 0] ?? 0) / SCORE_UNIT);
    const heard: number[][] = [];
    const keep = (scores: Int16Array) => heard.push([...scores]);
    half.push(frame(2), guesses, keep);
    half.flush(keep);
    const least = Math.min(...expected);
    expect(heard.length).toBe(1);
    expect(
      farthest(
        heard[0] ?? [],
        expected.map((score) => score - least),
      ),
    ).toBeLessThan(2.1);
  });

  test.skipIf(needsVoiceAndModel())('are those of libpocketsphinx, but for its rounding', () => {
    const model = readAcousticModel(findModel(undefined, process.env)?.acoustic ?? '');
    if (model === undefined) throw new Error('no phonetically tied model');
    const frames = fixture<readonly { features: number[]; scores: number[] }[]>('senones/library-scores.json');
    const scorer = new SenoneScorer(new Kernels(), model);
    const scores = scored(
      frames.map(({ features }) => Float32Array.from(features)),
      scorer,
    );
    frames.forEach((one, at) => {
      const differences = one.scores.map((score, senone) => Math.abs(score - (scores[at]?.[senone] ?? Number.NaN)));
      expect(differences.reduce((sum, difference) => sum + difference, 0) / differences.length).toBeLessThan(1.5);
      // Far off, where no density counts, the four best may be others.
      expect(differences.toSorted((a, b) => a - b)[Math.floor(0.9 * differences.length)]).toBeLessThan(4);
    });
  });
});
