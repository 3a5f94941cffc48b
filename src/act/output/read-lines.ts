import type { Agent } from '../../core/agent.ts';
import { LogLineReader, type LogLines } from './log-lines.ts';
import { longestRead } from './longest-line.ts';
import { piecesSoFar } from './pieces-so-far.ts';

/** The lines that a file holds now, some at a time; none where there is no file. `longest`: bytes kept of a line. */
export async function* readLines(file: string, longest: number): AsyncGenerator<readonly string[]> {
  for await (const { lines } of read(file, 'text', 0, longest)) yield lines;
}

/** The same of a log of which `limit` bytes are kept, see `keptHead`. */
export function readLogLines(file: string, agent: Pick<Agent, 'output'>, limit: number): AsyncGenerator<LogLines> {
  return read(file, agent.output, limit, longestRead(agent));
}

async function* read(file: string, output: Agent['output'], limit: number, longest: number): AsyncGenerator<LogLines> {
  const reader = new LogLineReader(output, longest);
  for await (const piece of piecesSoFar(file, { limit })) yield* reader.push(piece);
  const last = reader.end();
  if (last.length > 0) yield { lines: last, leftOut: false };
}
