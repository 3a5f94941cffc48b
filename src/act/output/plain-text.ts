import { stripVTControlCharacters } from 'node:util';

/** Without terminal sequences and control characters other than newline and tab, for popup, voice and terminal. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text).replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    '',
  );
}

/** The first line of `text` that holds anything, as plain text, at most `longest` characters. Empty when none does. */
export function plainLine(text: string, longest = 200): string {
  const line = plainText(text.slice(0, 10_000))
    .split('\n')
    .map((part) => part.replaceAll('\t', ' ').trim())
    .find((part) => part !== '');
  if (line === undefined) return '';
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}
