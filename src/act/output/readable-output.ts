import { createReadStream } from 'node:fs';
import type { Agent } from '../../core/agent.ts';
import { longestRead } from './longest-line.ts';
import { readLines } from './read-lines.ts';

/**
 * A task's whole output as a person reads it, from its log, in pieces: an agent's events as their lines, any other
 * output as it is, whole lines of any length, with U+FFFD for bytes that are no UTF-8.
 */
export async function* readableOutput(logFile: string, agent: Agent): AsyncGenerator<string> {
  if (agent.output === 'text') {
    yield* decoded(logFile);
    return;
  }
  for await (const lines of readLines(logFile, longestRead(agent))) {
    const texts = lines.flatMap((line) => readableLines(agent, line));
    if (texts.length > 0) yield `${texts.join('\n')}\n`;
  }
}

/** What one line of the log means in readable lines. */
export function readableLines(agent: Agent, line: string): readonly string[] {
  return agent.read(line).flatMap((event) => (event.type === 'line' ? [event.text] : []));
}

async function* decoded(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const chunk of createReadStream(file)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
