import type { Agent } from '../../core/agent.ts';
import { longestRead, shown } from './longest-line.ts';
import { readLines } from './read-lines.ts';
import { readableLines } from './readable-output.ts';

/** The readable lines that a log holds now, some at a time, until `signal` aborts; none where there is no log yet. */
export async function* outputSoFar(
  from: { readonly logFile: string; readonly agent: Agent },
  signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
  for await (const lines of readLines(from.logFile, longestRead(from.agent))) {
    if (signal.aborted) return;
    yield lines.flatMap((line) => readableLines(from.agent, line)).map(shown);
  }
}
