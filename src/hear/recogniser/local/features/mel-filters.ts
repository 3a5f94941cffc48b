import { SAMPLE_RATE } from '../../../../core/audio.ts';
import { BANDS, HIGHEST, LOWEST } from './shape.ts';

/** The part of the spectrum that a band is made of. */
export interface MelFilter {
  /** The bin of the spectrum that the first weight belongs to. */
  readonly first: number;
  readonly weights: Float64Array;
}

/**
 * Triangles of equal area, evenly spaced in mel, their corners rounded to bins of a transform of that size, as sphinxbase
 * has them (fe_build_melfilters with -unit_area and -round_filters, its defaults).
 */
export function melFilters(size: number): readonly MelFilter[] {
  const bin = SAMPLE_RATE / size;
  const low = mel(LOWEST);
  const width = (mel(HIGHEST) - low) / (BANDS + 1);
  const corner = (index: number) => Math.floor(frequency(low + index * width) / bin + 0.5);
  return Array.from({ length: BANDS }, (_, band) => {
    const [left, middle, right] = [corner(band), corner(band + 1), corner(band + 2)];
    const weights = Float64Array.from({ length: right - left + 1 }, (_weight, index) => {
      const rising = index / (middle - left);
      const falling = (right - left - index) / (right - middle);
      return (Math.min(rising, falling) * 2) / ((right - left) * bin);
    });
    return { first: left, weights };
  });
}

function mel(hertz: number): number {
  return 2595 * Math.log10(1 + hertz / 700);
}

function frequency(pitch: number): number {
  return 700 * (10 ** (pitch / 2595) - 1);
}
