import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { LineSplitter } from './line-splitter.ts';

/** The lines that a file holds now, some at a time; none where there is no file. `longest`: bytes kept of a line. */
export async function* readLines(file: string, longest: number): AsyncGenerator<readonly string[]> {
  const size = await sizeOf(file);
  if (size === 0) return;
  const splitter = new LineSplitter(longest);
  for await (const chunk of createReadStream(file, { end: size - 1 })) yield splitter.push(chunk);
  const last = splitter.end();
  if (last !== undefined) yield [last];
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return 0;
    throw cause;
  }
}
