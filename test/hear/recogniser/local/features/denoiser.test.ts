import { describe, expect, test } from 'vitest';
import { Denoiser } from '../../../../../src/hear/recogniser/local/features/denoiser.ts';
import { Kernels } from '../../../../../src/hear/recogniser/local/kernels/kernels.ts';
import { farthest } from '../fixtures.ts';
import { tiny, tinyDenoiser } from './tiny-networks.ts';

/** Frames that the tiny network looks ahead at. */
const LOOK = 2;

function cleaned(
  count: number,
  denoiser = new Denoiser(new Kernels({ bytes: 100_000 }), tinyDenoiser()),
): readonly Float32Array[] {
  const clean: Float32Array[] = [];
  const keep = (frame: Float32Array) => clean.push(frame.slice());
  for (const frame of tiny.frames.slice(0, count)) denoiser.push(Float32Array.from(frame), keep);
  return clean;
}

describe('the denoiser', () => {
  test.each(Object.keys(tiny.clean).map(Number))('makes of %d frames what PyTorch makes of them', (count) => {
    const wanted = tiny.clean[count] ?? [];
    const clean = cleaned(count);
    expect(clean.length).toBe(Math.max(0, count - LOOK));
    clean.forEach((frame, at) => {
      expect(farthest(frame, wanted[at] ?? [])).toBeLessThan(1e-3);
    });
  });

  test('gives a frame as soon as it has seen those that it looks ahead at', () => {
    const denoiser = new Denoiser(new Kernels({ bytes: 100_000 }), tinyDenoiser());
    const counts = tiny.frames.slice(0, 5).map((frame) => {
      let count = 0;
      denoiser.push(Float32Array.from(frame), () => {
        count += 1;
      });
      return count;
    });
    expect(counts).toEqual([0, 0, 1, 1, 1]);
  });

  test('makes nothing of nothing', () => {
    expect(cleaned(0)).toEqual([]);
  });

  test('remembers nothing of the stream before', () => {
    const denoiser = new Denoiser(new Kernels({ bytes: 100_000 }), tinyDenoiser());
    const first = cleaned(12, denoiser);
    denoiser.reset();
    expect(cleaned(12, denoiser)).toEqual(first);
  });
});
