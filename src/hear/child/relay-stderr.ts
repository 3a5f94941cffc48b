import type { Readable } from 'node:stream';

const LINES = 20;
const LINE_LENGTH = 300;

/**
 * Hands the lines of a child's stderr to `tell`, at most 20 of at most 300 characters in the child's life; the rest is
 * read and dropped, so that a chatty child never blocks. Returns what gives the line that names its end best: the
 * first that looks like an error, else the last.
 */
export function relayStderr(stream: Readable | null, tell: (line: string) => void): () => string | undefined {
  let told = 0;
  let rest = '';
  let telling: string | undefined;
  let last: string | undefined;
  const take = (raw: string) => {
    const line = raw.trim().slice(0, LINE_LENGTH);
    if (line === '') return;
    last = line;
    if (telling === undefined && /error|fatal|assert|abort/i.test(line)) telling = line;
    if (told < LINES) tell(line);
    told += 1;
  };
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = (lines.pop() ?? '').slice(0, LINE_LENGTH);
    lines.forEach(take);
  });
  return () => {
    take(rest);
    rest = '';
    return telling ?? last;
  };
}
