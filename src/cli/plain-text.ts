import { stripVTControlCharacters } from 'node:util';

/**
 * `text` without anything that could move the cursor, recolour or retitle a terminal, or turn the direction of its
 * letters: an agent's output can hold what a stranger wrote. Newlines and tabs stay.
 */
export function plainText(text: string): string {
  return stripVTControlCharacters(text).replace(UNPRINTABLE, '');
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}

/** C0 without tab and newline, DEL, C1, and the controls of direction (Unicode TR 9). */
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
