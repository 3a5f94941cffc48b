import type { Agent } from '../../core/agent.ts';
import { leftOutLine } from './log-limit.ts';
import { piecesSoFar } from './pieces-so-far.ts';
import { readLogLines } from './read-lines.ts';
import { readable } from './readable-lines.ts';
import { Utf8Mender } from './utf8-mender.ts';

/** Bytes of a piece that is only copied. */
const COPIED = 256 * 1024;

/**
 * A task's whole output as a person reads it, as UTF-8 in pieces, each good until the next is asked for: an agent's
 * events as their lines, any other output as it is, whole lines of any length, with U+FFFD for bytes that are no UTF-8.
 * Nothing where there is no log. `limit`: see `keptHead`; what is left out is told on a line of its own.
 */
export async function* readableOutput(logFile: string, agent: Agent, limit: number): AsyncGenerator<Buffer> {
  if (agent.output === 'text') {
    yield* copied(logFile, limit);
    return;
  }
  for await (const lines of readable(agent, readLogLines(logFile, agent, limit))) {
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
}

async function* copied(file: string, limit: number): AsyncGenerator<Buffer> {
  const mender = new Utf8Mender();
  let endedLine = true;
  for await (const { leftOut, bytes } of piecesSoFar(file, { limit, largest: COPIED })) {
    if (leftOut > 0) {
      const half = mender.end();
      yield half;
      if (half.length > 0 || !endedLine) yield Buffer.from('\n');
      yield Buffer.from(`${leftOutLine(leftOut)}\n`);
    }
    yield mender.push(bytes);
    endedLine = bytes.at(-1) === 0x0a;
  }
  yield mender.end();
}
