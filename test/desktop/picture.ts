import { type Region, SCREEN_WIDTH } from './display.ts';

/** What a part of the screen looks like. */
export interface Look {
  /** The part of the pixels, 0 to 1, that are light: the letters on a dark popup. */
  readonly light: number;
  /** The part of the pixels, 0 to 1, that are not the same in the other picture. */
  readonly changed: number;
}

/** Looks at `part` of the screen's pixels and compares it with the same part of an earlier picture. */
export function lookAt(pixels: Buffer, part: Region, earlier: Buffer): Look {
  let light = 0;
  let changed = 0;
  for (let y = part.y; y < part.y + part.height; y += 1) {
    for (let x = part.x; x < part.x + part.width; x += 1) {
      const at = (y * SCREEN_WIDTH + x) * 3;
      if (Math.min(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0) > 160) light += 1;
      if (pixels.compare(earlier, at, at + 3, at, at + 3) !== 0) changed += 1;
    }
  }
  const all = part.width * part.height;
  return { light: light / all, changed: changed / all };
}
