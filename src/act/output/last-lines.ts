import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Agent } from '../../core/agent.ts';
import { goneUntil, keptHead } from './log-limit.ts';
import { LogLineReader } from './log-lines.ts';
import type { LogPiece } from './log-pieces.ts';
import { longestRead, shown } from './longest-line.ts';
import { ReadableLines } from './readable-lines.ts';

/** So much of a log's end is looked at: about a millisecond of work. */
const END = 1024 * 1024;

/**
 * The last 1,000 readable lines of a log that nobody writes any more, as far as they lie in its last MiB; none where it
 * cannot be read. `limit`: see `keptHead`.
 */
export function lastLines(logFile: string, agent: Agent, limit: number): readonly string[] {
  const reader = new LogLineReader(agent.output, longestRead(agent));
  const batches = readEnd(logFile, limit).flatMap((piece) => reader.push(piece));
  const readable = new ReadableLines(agent);
  const lines = [...batches, { lines: reader.end(), leftOut: false }].flatMap((batch) => readable.push(batch));
  return [...lines, ...readable.end()].slice(-1_000).map(shown);
}

function readEnd(file: string, limit: number): readonly LogPiece[] {
  let fd: number | undefined;
  try {
    fd = openSync(file, 'r');
    const { size } = fstatSync(fd);
    const from = Math.max(0, size - END);
    const head = keptHead(limit);
    const kept = goneUntil(size, limit);
    if (kept <= Math.max(head, from)) return [{ leftOut: 0, bytes: fromLineOn(fd, from, size) }];
    const before = fromLineOn(fd, from, Math.max(head, from));
    return [
      { leftOut: 0, bytes: before },
      { leftOut: kept - head, bytes: read(fd, kept, size) },
    ];
  } catch {
    return [];
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Without the rest of a line that began before `from`. */
function fromLineOn(fd: number, from: number, to: number): Buffer {
  if (from === 0) return read(fd, 0, to);
  const bytes = read(fd, from - 1, to);
  const newline = bytes.indexOf(0x0a);
  return newline < 0 ? bytes.subarray(bytes.length) : bytes.subarray(newline + 1);
}

function read(fd: number, from: number, to: number): Buffer {
  const buffer = Buffer.allocUnsafe(to - from);
  return buffer.subarray(0, readSync(fd, buffer, 0, buffer.length, from));
}
