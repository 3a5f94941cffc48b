import { describe, expect, test } from 'vitest';
import { PhonemeGuess } from '../../../../../src/hear/recogniser/local/features/phoneme-guess.ts';
import { Kernels } from '../../../../../src/hear/recogniser/local/kernels/kernels.ts';
import { farthest } from '../fixtures.ts';
import { tinyNetworks, tinyPhonemes } from './tiny-networks.ts';

function guessing() {
  const kernels = new Kernels({ bytes: 100_000 });
  const [first, second] = [kernels.floats(91), kernels.floats((tinyPhonemes.inputs[0]?.length ?? 0) - 91)];
  const guess = new PhonemeGuess(kernels, tinyNetworks().phonemes, [first, second]);
  const hear = () =>
    tinyPhonemes.inputs.map((input) => {
      first.set(input.slice(0, 91));
      second.set(input.slice(91));
      guess.guess();
      return [...guess.guesses];
    });
  return { guess, hear };
}

describe('the guess at the phoneme', () => {
  test('is what PyTorch makes of each frame and those before it', () => {
    guessing()
      .hear()
      .forEach((guesses, at) => {
        expect(farthest(guesses, tinyPhonemes.guesses[at] ?? [])).toBeLessThan(1e-3);
      });
  });

  test('is the same for a noise as for silence', () => {
    for (const [noise, , , silence] of guessing().hear()) expect(noise).toBe(silence);
  });

  test('remembers nothing of the stream before', () => {
    const { guess, hear } = guessing();
    const first = hear();
    guess.reset();
    expect(hear()).toEqual(first);
  });
});
