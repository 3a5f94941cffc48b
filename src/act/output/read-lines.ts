import type { Agent } from '../../core/agent.ts';
import { LogLineReader, type LogLines } from './log-lines.ts';
import { longestRead } from './longest-line.ts';
import { piecesSoFar } from './pieces-so-far.ts';

/**
 * The lines that a log holds now, some at a time; none where there is no log. Of it `limit` bytes are kept, see
 * `keptHead`.
 */
export async function* readLogLines(
  file: string,
  agent: Pick<Agent, 'output'>,
  limit: number,
): AsyncGenerator<LogLines> {
  const reader = new LogLineReader(agent.output, longestRead(agent));
  for await (const piece of piecesSoFar(file, { limit })) yield* reader.push(piece);
  const last = reader.end();
  if (last.length > 0) yield { lines: last, leftOut: false };
}
