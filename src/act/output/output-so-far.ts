import type { Agent } from '../../core/agent.ts';
import { shown } from './longest-line.ts';
import { readLogLines } from './read-lines.ts';
import { readable } from './readable-lines.ts';

export interface WrittenTask {
  readonly logFile: string;
  readonly agent: Agent;
  /** Bytes of the log that are kept, see `keptHead`. */
  readonly limit: number;
}

/** The readable lines that a log holds now, some at a time, until `signal` aborts; none where there is no log yet. */
export async function* outputSoFar(from: WrittenTask, signal: AbortSignal): AsyncGenerator<readonly string[]> {
  for await (const lines of readable(from.agent, readLogLines(from.logFile, from.agent, from.limit))) {
    if (signal.aborted) return;
    yield lines.map(shown);
  }
}
