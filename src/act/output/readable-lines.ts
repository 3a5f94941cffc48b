import type { Agent, AgentEvent, AgentReader } from '../../core/agent.ts';
import type { LogLines } from './log-lines.ts';

/** One look at a log's lines: what they mean in readable lines. */
export class ReadableLines {
  readonly #reader: AgentReader;

  constructor(agent: Pick<Agent, 'reader'>) {
    this.#reader = agent.reader();
  }

  push(from: LogLines): readonly string[] {
    return from.leftOut ? from.lines : from.lines.flatMap((line) => linesOf(this.#reader.read(line)));
  }

  /** What was held back, once nothing more comes. */
  end(): readonly string[] {
    return linesOf(this.#reader.end());
  }
}

/** The readable lines of all batches, a batch for each, and what the agent's reader held back. No empty ones. */
export async function* readable(
  agent: Pick<Agent, 'reader'>,
  batches: AsyncIterable<LogLines>,
): AsyncGenerator<readonly string[]> {
  const lines = new ReadableLines(agent);
  for await (const batch of batches) {
    const texts = lines.push(batch);
    if (texts.length > 0) yield texts;
  }
  const rest = lines.end();
  if (rest.length > 0) yield rest;
}

function linesOf(events: readonly AgentEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'line' ? [event.text] : []));
}
