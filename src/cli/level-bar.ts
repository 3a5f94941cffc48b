import type { Level } from '../core/heard.ts';

/** The quietest that the bar shows, in dB below full scale; a quiet room is somewhere below. */
const LOWEST = -60;

/**
 * A level as a bar of `width` characters with its number: filled up to the power, with a mark at the loudest sample.
 * Plain characters, so that every terminal and every font has them.
 */
export function levelBar({ peak, rms }: Level, width: number): string {
  const cells = (level: number) => Math.round(Math.min(1, Math.max(0, 1 - level / LOWEST)) * width);
  const filled = cells(rms);
  const mark = Math.max(filled, cells(peak));
  const bar = `${'#'.repeat(filled)}${' '.repeat(width - filled)}`;
  const marked = mark === 0 ? bar : `${bar.slice(0, mark - 1)}|${bar.slice(mark)}`;
  return `[${marked}] ${rms.toFixed(0).padStart(4)} dB`;
}
