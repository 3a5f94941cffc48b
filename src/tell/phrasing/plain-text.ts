import { plainText as withoutControls } from '../../core/plain-text.ts';

/**
 * Text as a popup or a voice can take it: plain, every kind of line end a newline, tabs as spaces, no towers of accents.
 * Never longer than `limit` UTF-16 units.
 */
export function plainText(text: string, limit = 100_000): string {
  return withoutControls(text.slice(0, limit).replaceAll(/\r\n?|[\u2028\u2029\v\f]/g, '\n'))
    .replaceAll('\t', '  ')
    .replaceAll(/(\p{M}{3})\p{M}+/gu, '$1');
}

/** The same on one line: every run of white space is one space, none at the ends. */
export function oneLine(text: string, limit?: number): string {
  return plainText(text, limit).replaceAll(/\s+/g, ' ').trim();
}
