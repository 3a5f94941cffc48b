import { readFileSync } from 'node:fs';

const NEWLINE = 10;

/**
 * The pronunciations of just these words from a dictionary of the CMU form (`word phonemes`, further ones as `word(2)`),
 * in the file's order. One pass over the file, nothing of it is kept: the whole dictionary as strings would take 30 MB.
 */
export function lookUp(file: string, words: ReadonlySet<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  if (words.size === 0) return found;
  const text = readFileSync(file);
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf(NEWLINE, start);
    const end = newline === -1 ? text.length : newline;
    const line = text.toString('latin1', start, end);
    start = end + 1;
    const space = line.search(/[ \t]/);
    if (space < 1) continue;
    const word = line.slice(0, space).replace(/\(\d+\)$/, '');
    if (!words.has(word)) continue;
    const phones = line.slice(space).replace(/#.*$/, '').trim();
    const known = found.get(word);
    if (known === undefined) found.set(word, [phones]);
    else known.push(phones);
  }
  return found;
}
