import type { Agent } from '../../core/agent.ts';

/** Bytes of a line that are shown; more of it is only in the log and in the output file. */
const LONGEST_SHOWN = 64 * 1024;

/** Bytes of a line that are read: an event is worth nothing in half, and can hold a whole file. */
export function longestRead(agent: Pick<Agent, 'output'>): number {
  return agent.output === 'events' ? 16 * 1024 * 1024 : LONGEST_SHOWN;
}

/** The first {@link LONGEST_SHOWN} characters of a line that an event gave. */
export function shown(line: string): string {
  if (line.length <= LONGEST_SHOWN + 64) return line;
  return `${line.slice(0, LONGEST_SHOWN)} … [line of ${line.length} characters, cut here]`;
}
