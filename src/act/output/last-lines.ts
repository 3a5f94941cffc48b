import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Agent } from '../../core/agent.ts';
import { shown } from './longest-line.ts';
import { readableLines } from './readable-output.ts';

/** So much of a log's end is looked at: about a millisecond of work. */
const END = 1024 * 1024;

/** The last 1,000 readable lines of a log that nobody writes any more, as far as they lie in its last MiB. */
export function lastLines(logFile: string, agent: Agent): readonly string[] {
  const bytes = readEnd(logFile);
  const lines = bytes.text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const whole = bytes.begins ? lines : lines.slice(1);
  return whole
    .flatMap((line) => readableLines(agent, line))
    .slice(-1_000)
    .map(shown);
}

function readEnd(file: string): { readonly text: string; readonly begins: boolean } {
  let fd: number | undefined;
  try {
    fd = openSync(file, 'r');
    const { size } = fstatSync(fd);
    const from = Math.max(0, size - END);
    const buffer = Buffer.alloc(size - from);
    const bytesRead = readSync(fd, buffer, 0, buffer.length, from);
    return { text: buffer.toString('utf8', 0, bytesRead), begins: from === 0 };
  } catch {
    return { text: '', begins: true };
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
