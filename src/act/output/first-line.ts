import { plainText } from '../../core/plain-text.ts';

/** The first line of `text` that holds anything, as plain text, at most `longest` characters. Empty when none does. */
export function firstLine(text: string, longest = 200): string {
  const line = plainText(text.slice(0, 10_000))
    .split('\n')
    .map((part) => part.replaceAll('\t', ' ').trim())
    .find((part) => part !== '');
  if (line === undefined) return '';
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}
