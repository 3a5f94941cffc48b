import { createReadStream } from 'node:fs';
import { LineSplitter } from '../output/line-splitter.ts';

/** Bytes of one event that are read back; a prompt or a result can be long. */
const LONGEST_EVENT = 64 * 1024 * 1024;

/**
 * The lines of a journal, some at a time, a last one without newline too; `until`: only those in its first so many
 * bytes. None where there is no file. Throws the system's error.
 */
export async function* journalLines(path: string, until = Number.POSITIVE_INFINITY): AsyncGenerator<readonly string[]> {
  if (until === 0) return;
  const splitter = new LineSplitter(LONGEST_EVENT);
  try {
    for await (const chunk of createReadStream(path, { end: until - 1 })) yield splitter.push(chunk);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return;
    throw cause;
  }
  const last = splitter.end();
  if (last !== undefined) yield [last];
}
