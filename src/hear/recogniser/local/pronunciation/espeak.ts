import { spawnSync } from 'node:child_process';
import { toArpabet } from './arpabet.ts';

/**
 * What espeak-ng thinks an unknown word sounds like, for many words in one run; a word it gives nothing usable for is
 * missing from the map. Empty when espeak-ng is not installed. Blocks for some 20 ms: only for the decoder's process.
 */
export function askEspeak(words: readonly string[], env: NodeJS.ProcessEnv): Map<string, string> {
  const found = new Map<string, string>();
  if (words.length === 0) return found;
  const run = spawnSync('espeak-ng', ['-q', '--ipa', '--sep=_', '-v', 'en-us', '--stdin'], {
    // A full stop ends a clause, and each clause has a line of its own.
    input: words.map((word) => `${word}.\n`).join(''),
    encoding: 'utf8',
    timeout: 5000,
    env,
  });
  const lines = (run.stdout ?? '').split('\n').filter((line) => line.trim() !== '');
  // When a word made two lines nothing tells which belongs to which.
  if (run.status !== 0 || lines.length !== words.length) {
    if (words.length === 1 || run.error !== undefined) return found;
    const middle = Math.ceil(words.length / 2);
    return new Map([...askEspeak(words.slice(0, middle), env), ...askEspeak(words.slice(middle), env)]);
  }
  words.forEach((word, index) => {
    const phones = toArpabet(lines[index] ?? '');
    if (phones !== undefined) found.set(word, phones);
  });
  return found;
}
