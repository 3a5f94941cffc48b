import { describe, expect, test } from 'vitest';
import type { Samples } from '../../../../../src/core/audio.ts';
import { Kernels } from '../../../../../src/hear/recogniser/local/kernels/kernels.ts';
import type { AcousticModel } from '../../../../../src/hear/recogniser/local/senones/acoustic-model.ts';
import { SoundScores } from '../../../../../src/hear/recogniser/local/senones/sound-scores.ts';
import { murmur } from '../../sounds.ts';
import { tinyHeader, tinyNetworks } from '../features/tiny-networks.ts';
import { tinyModel } from './tiny-model.ts';

const sound = murmur(4);

/** `modelWeight`: 0 leaves nothing but the guesses. */
function scores({ modelWeight = 0.5, model = tinyModel() }: { modelWeight?: number; model?: AcousticModel } = {}) {
  const networks = tinyNetworks({ ...tinyHeader, phonemes: { ...tinyHeader.phonemes, modelWeight } });
  return new SoundScores(new Kernels({ bytes: 2_000_000 }), networks, model);
}

function hear(heard: SoundScores, samples: Samples = sound, size = 320): number[][] {
  const all: number[][] = [];
  heard.reset();
  for (let at = 0; at < samples.length; at += size) {
    heard.push(samples.subarray(at, at + size), (frame) => all.push([...frame]));
  }
  return all;
}

describe('the scores of a sound', () => {
  test('are there for every frame but the last five, whatever the size of the pieces', () => {
    const whole = hear(scores(), sound, sound.length);
    // Two frames that the tiny denoiser looks ahead at, and three for the differences.
    expect(whole.length).toBe(1 + Math.floor((sound.length - 410) / 160) - 2 - 3);
    for (const size of [33, 320, 640]) expect(hear(scores(), sound, size)).toEqual(whole);
  });

  test('are the same for the same sound again, until it is learnt from', () => {
    const heard = scores();
    const first = hear(heard);
    expect(hear(heard)).toEqual(first);
    heard.learn();
    expect(hear(heard)).not.toEqual(first);
  });

  test('are those of the guesses where the model counts nothing: alike for the senones of a phoneme', () => {
    const { phoneOf } = tinyModel().definition;
    const heard = hear(scores({ modelWeight: 0 }));
    for (const frame of heard) {
      frame.forEach((score, senone) => {
        expect(score).toBe(frame[phoneOf.indexOf(phoneOf[senone] ?? 0)]);
      });
    }
    expect(new Set(heard.map((frame) => frame.join())).size).toBeGreaterThan(10);
  });

  test('are those of the model alone where it has other phonemes', () => {
    const model = tinyModel(['A', 'B', 'C', 'SIL']);
    expect(hear(scores({ modelWeight: 0, model }))).toEqual(hear(scores({ modelWeight: 1, model })));
  });
});
